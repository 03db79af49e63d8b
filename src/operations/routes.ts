import type { FastifyInstance } from 'fastify'

/** Finds the route that a path falls under; undefined where there is none. Ask for it before the routes are registered. */
export function routesOf(app: FastifyInstance): (path: string) => string | undefined {
  const plain = new Set<string>()
  const patterns = new Map<string, readonly string[]>()
  app.addHook('onRoute', ({ url }) => {
    if (url.includes(':')) patterns.set(url, url.split('/'))
    else plain.add(url)
  })
  return (path) => {
    if (plain.has(path)) return path
    const parts = path.split('/')
    for (const [url, pattern] of patterns) {
      if (pattern.length === parts.length && pattern.every((part, at) => part === parts[at] || part.startsWith(':'))) return url
    }
    return undefined
  }
}
