import type { Messages } from '../messages/messages.ts'
import type { PreflightView } from '../preflight.ts'
import type { KitPage, KitPart } from './kit-page.ts'

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
        parts: [callTable(launch, `launch-${index + 1}`, words.callsHead)],
      })),
    ],
  }
}

function callTable({ calls }: PlayedLaunch, labelledBy: string, head: readonly string[]): KitPart {
  return {
    kind: 'table',
    labelledBy,
    head,
    rows: calls.map(({ method, args, result, error }) => [`${method}(${args.join(', ')})`, result, error]),
  }
}
