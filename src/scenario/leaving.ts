import type { Derivation, Members } from './derivation.js'
import { refutedBy } from './wants.js'

/** Whether data of a Hadoop platform that goes has to lie somewhere else, and nobody has said where. */
export const leaving: readonly Derivation[] = [
  ...refutedBy(
    'derived.dataLeavesHadoop',
    [['processing.dataOutlivesCluster', (outlives: boolean) => !outlives]],
    'what may vanish with its cluster lies on it',
  ),
  {
    fact: 'derived.dataLeavesHadoop',
    from: ['existing.replace', 'derived.placeOpen'],
    how: 'a Hadoop platform that goes holds data, for which no place is stated',
    derive: (replace: Members, isOpen: boolean) => isOpen && replace.includes('hadoop'),
  },
  { fact: 'derived.dataLeavesHadoop', from: [], how: 'nobody has said that a Hadoop platform goes', derive: () => false },
]
