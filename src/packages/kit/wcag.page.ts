import type { Messages } from '../../words/messages.ts'

type Words = Messages['kit']['accessibility']

/** One success criterion of WCAG 2.2, and what can be said of it today. */
interface Criterion {
  readonly id: keyof Words['names']
  readonly level: 'A' | 'AA'
  readonly result: keyof Words['results']
  readonly how: keyof Words['how']
}

/** Every success criterion of levels A and AA, in the order of WCAG 2.2. */
export const WCAG: readonly Criterion[] = [
  { id: '1.1.1', level: 'A', result: 'supports', how: 'axe' },
  { id: '1.2.1', level: 'A', result: 'none', how: 'media' },
  { id: '1.2.2', level: 'A', result: 'none', how: 'media' },
  { id: '1.2.3', level: 'A', result: 'none', how: 'media' },
  { id: '1.2.4', level: 'AA', result: 'none', how: 'media' },
  { id: '1.2.5', level: 'AA', result: 'none', how: 'media' },
  { id: '1.3.1', level: 'A', result: 'supports', how: 'axe' },
  { id: '1.3.2', level: 'A', result: 'open', how: 'person' },
  { id: '1.3.3', level: 'A', result: 'open', how: 'person' },
  { id: '1.3.4', level: 'AA', result: 'supports', how: 'built' },
  { id: '1.3.5', level: 'AA', result: 'none', how: 'absent' },
  { id: '1.4.1', level: 'A', result: 'supports', how: 'script' },
  { id: '1.4.2', level: 'A', result: 'none', how: 'media' },
  { id: '1.4.3', level: 'AA', result: 'supports', how: 'axe' },
  { id: '1.4.4', level: 'AA', result: 'supports', how: 'script' },
  { id: '1.4.5', level: 'AA', result: 'supports', how: 'built' },
  { id: '1.4.10', level: 'AA', result: 'supports', how: 'script' },
  { id: '1.4.11', level: 'AA', result: 'open', how: 'person' },
  { id: '1.4.12', level: 'AA', result: 'supports', how: 'script' },
  { id: '1.4.13', level: 'AA', result: 'none', how: 'absent' },
  { id: '2.1.1', level: 'A', result: 'supports', how: 'keyboard' },
  { id: '2.1.2', level: 'A', result: 'supports', how: 'keyboard' },
  { id: '2.1.4', level: 'A', result: 'supports', how: 'built' },
  { id: '2.2.1', level: 'A', result: 'supports', how: 'built' },
  { id: '2.2.2', level: 'A', result: 'none', how: 'absent' },
  { id: '2.3.1', level: 'A', result: 'supports', how: 'built' },
  { id: '2.4.1', level: 'A', result: 'supports', how: 'axe' },
  { id: '2.4.2', level: 'A', result: 'supports', how: 'axe' },
  { id: '2.4.3', level: 'A', result: 'supports', how: 'keyboard' },
  { id: '2.4.4', level: 'A', result: 'open', how: 'person' },
  { id: '2.4.5', level: 'AA', result: 'open', how: 'person' },
  { id: '2.4.6', level: 'AA', result: 'open', how: 'person' },
  { id: '2.4.7', level: 'AA', result: 'supports', how: 'script' },
  { id: '2.4.11', level: 'AA', result: 'open', how: 'person' },
  { id: '2.5.1', level: 'A', result: 'none', how: 'absent' },
  { id: '2.5.2', level: 'A', result: 'supports', how: 'built' },
  { id: '2.5.3', level: 'A', result: 'open', how: 'person' },
  { id: '2.5.4', level: 'A', result: 'none', how: 'absent' },
  { id: '2.5.7', level: 'AA', result: 'supports', how: 'built' },
  { id: '2.5.8', level: 'AA', result: 'supports', how: 'script' },
  { id: '3.1.1', level: 'A', result: 'supports', how: 'script' },
  { id: '3.1.2', level: 'AA', result: 'supports', how: 'script' },
  { id: '3.2.1', level: 'A', result: 'supports', how: 'built' },
  { id: '3.2.2', level: 'A', result: 'supports', how: 'built' },
  { id: '3.2.3', level: 'AA', result: 'supports', how: 'built' },
  { id: '3.2.4', level: 'AA', result: 'open', how: 'person' },
  { id: '3.2.6', level: 'A', result: 'supports', how: 'built' },
  { id: '3.3.1', level: 'A', result: 'supports', how: 'keyboard' },
  { id: '3.3.2', level: 'A', result: 'supports', how: 'axe' },
  { id: '3.3.3', level: 'AA', result: 'supports', how: 'keyboard' },
  { id: '3.3.4', level: 'AA', result: 'supports', how: 'built' },
  { id: '3.3.7', level: 'A', result: 'none', how: 'absent' },
  { id: '3.3.8', level: 'AA', result: 'none', how: 'absent' },
  { id: '4.1.2', level: 'A', result: 'supports', how: 'axe' },
  { id: '4.1.3', level: 'AA', result: 'supports', how: 'script' },
]
