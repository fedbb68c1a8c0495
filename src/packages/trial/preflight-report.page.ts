import type { Messages } from '../../words/messages.ts'
import type { PreflightView } from './preflight.page.ts'
import type { KitPage, KitPart } from '../kit/layout.page.ts'

/** One launch of the play-through, with every call and what came back. */
export interface PlayedLaunch {
  readonly name: keyof Messages['preflight']['launches']
  readonly calls: readonly {
    readonly method: string
    readonly args: readonly string[]
    readonly result: string
    readonly error: string
  }[]
}

export function preflightPage(view: PreflightView, launches: readonly PlayedLaunch[], t: Messages): KitPage {
  const words = t.preflight
  return {
    file: 'preflight.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'verdict',
        title: view.heading,
        parts: [
          { kind: 'text', text: `${view.counts}.` },
          {
            kind: 'table',
            labelledBy: 'verdict',
            head: words.head,
            rows: view.tests.map(({ title, stateText, text, problems }) => [
              title,
              stateText,
              [text, ...problems].filter((line) => line !== '').join(' · '),
            ]),
          },
        ],
      },
      ...launches.map((launch, index) => ({
        id: `launch-${index + 1}`,
        title: words.launches[launch.name],
        parts: [callList(launch, words)],
      })),
    ],
  }
}

/** Hundreds of calls, which few will read: folded up on a screen, whole on paper. */
function callList({ calls }: PlayedLaunch, words: Messages['preflight']): KitPart {
  return {
    kind: 'log',
    summary: words.calls(calls.length),
    lines: calls.map(({ method, args, result, error }) => {
      const answer = [result, ...(error === '0' ? [] : [words.errorCode(error)])].filter((word) => word !== '')
      return `${method}(${args.join(', ')}) → ${answer.join(', ')}`
    }),
  }
}
