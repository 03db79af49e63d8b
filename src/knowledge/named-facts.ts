/** The facts that a sentence names, each by its path between backquotes. */
export const factsNamedIn = (sentence: string): string[] => [...sentence.matchAll(/`([^`]*)`/g)].map(([, fact]) => fact as string)
