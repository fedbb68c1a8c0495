import type { Role } from '../identity/access.ts'
import { type NamedLine, namedIn } from '../platform/html/named-line.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'

/** A guide in `docs`: what every page is for, in the words of the panels on the pages. */
export interface Guide {
  readonly title: string
  readonly lead: string
  readonly places: readonly { readonly title: string; readonly pages: readonly GuidePage[] }[]
}

export interface GuidePage {
  readonly title: string
  /** Who may open it, where the guide is for several roles; else empty. */
  readonly roles: readonly Role[]
  readonly lines: readonly string[]
  /** The name of a picture in `docs/screens`, without its language; null for most pages. */
  readonly picture: string | null
}

/** Says whoever edits the file where its words are. */
const MADE = '<!-- Made by `npm run guides` from src/help and content/kit. Change the words there. -->'

export function guideText(
  { title, lead, places }: Guide,
  alikeLines: readonly NamedLine[],
  t: Messages['help'],
  language: Language,
): string {
  const { guides } = t
  const page = (each: GuidePage, place: string) => [
    ...(each.title === place ? [] : [`### ${each.title}`]),
    ...(each.roles.length === 0 ? [] : [guides.role(listed(each.roles, guides))]),
    bullets(each.lines),
    ...(each.picture === null ? [] : [picture(each.picture, guides.picture(each.title), language)]),
  ]
  const text = places.flatMap((place) => [
    `## ${place.title}`,
    ...place.pages.flatMap((each) => page(each, place.title)),
  ])
  const lines = namedIn(text.join('\n'), alikeLines)
  const numbers = lines.length === 0 ? [] : [bullets(lines.map(numberText))]
  return documentOf(title, [
    lead,
    ...numbers,
    guides.asShown,
    picture('help-1280', guides.panelShown, language),
    ...text,
  ])
}

function numberText({ name, digits, purpose }: NamedLine): string {
  return `**${name}: ${digits}.** ${purpose}`
}

export function documentOf(title: string, blocks: readonly string[]): string {
  return `${[MADE, `# ${title}`, ...blocks].join('\n\n')}\n`
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

export function picture(name: string, alt: string, language: Language): string {
  return `![${alt}](screens/${name}-${language}.png)`
}

function listed(roles: readonly Role[], { roles: names, and }: Messages['help']['guides']): string {
  const said = roles.flatMap((role) => (role === 'learner' ? [] : [names[role]]))
  const [last = '', ...others] = said.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')}${and}${last}`
}
