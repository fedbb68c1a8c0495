import type { Content } from '../course/content.ts'
import { alikeLines } from '../course/look-alikes.ts'
import { type GuidePage, guideText } from '../help/guide.page.ts'
import { lmsGuideText } from '../help/lms-guide.page.ts'
import { ACCESS, type Action, type Role } from '../identity/access.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import type { CompiledContent } from './compiled.ts'
import { mayOpen, type PartName, partsOf, PLACES, type PlaceName } from './navigation.web.ts'

/** The guides in `docs`: `npm run guides` writes them, and a test compares them with what it would write. */
export function guideFiles({ contents, kitTexts, systems }: CompiledContent): GuideFile[] {
  return LANGUAGES.flatMap((language) => {
    const t = MESSAGES[language]
    const source = { kitTexts: kitTexts[language], systems: systems[language] }
    return [
      { path: pathOf('hr', language), text: recordsGuide('hr', contents[language]) },
      { path: pathOf('steward', language), text: recordsGuide('steward', contents[language]) },
      { path: pathOf('lms', language), text: lmsGuideText(source, language, t) },
    ]
  })
}

interface GuideFile {
  /** Below the root of the repository. */
  readonly path: string
  readonly text: string
}

function pathOf(name: string, language: Language): string {
  return `docs/${name}-guide${language === 'en' ? '' : `.${language}`}.md`
}

/** The readers of each guide. HR's also has the pages of everyone who works with HR's records. */
const READERS = {
  hr: ['hr', 'site-hr', 'supervisor', 'auditor', 'administrator'],
  steward: ['steward'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** Pages with a panel of their own, each below the part that leads to it, with what its readers may do. */
const FURTHER = [
  { below: 'people', panel: 'search', action: 'list-people' },
  { below: 'people', panel: 'person', action: 'read-person' },
  { below: 'people', panel: 'change', action: 'change-person' },
  { below: 'rules', panel: 'statuses', action: 'read-reports' },
  { below: 'organization', panel: 'branding', action: 'edit-organization' },
] as const satisfies readonly { readonly below: PartName; readonly panel: string; readonly action: Action }[]

/** The pages that `docs/screens` has pictures of. */
const PICTURES: Partial<Readonly<Record<keyof Messages['help']['panels'], string>>> = {
  home: 'start-1280',
  team: 'team-390',
  people: 'people-1280',
  person: 'person-1280',
  imports: 'imports-1280',
  overview: 'overview-1280',
  matrix: 'matrix-1280',
  evidence: 'evidence-1280',
  sites: 'site-1280',
  rules: 'rules-1280',
  packages: 'packages-1280',
  reminders: 'reminders-1280',
  texts: 'texts-1280',
  roles: 'roles-1280',
  organization: 'organization-1280',
}

/** Pages that look otherwise for the readers of a guide. */
const OWN_PICTURES: Readonly<Record<keyof typeof READERS, typeof PICTURES>> = {
  hr: {},
  steward: { home: 'start-steward-1280' },
}

function recordsGuide(name: keyof typeof READERS, { contacts, language }: Content): string {
  const t = MESSAGES[language]
  const roles: readonly Role[] = READERS[name]
  const { panels, guides } = t.help
  const { places, parts } = t.hr.navigation
  const pageOf = (panel: keyof typeof panels, title: string, mayRead: (role: Role) => boolean): GuidePage => ({
    title,
    roles: roles.length === 1 ? [] : roles.filter(mayRead),
    lines: panels[panel],
    picture: OWN_PICTURES[name][panel] ?? PICTURES[panel] ?? null,
  })
  const pagesOf = (part: PartName): GuidePage[] => [
    pageOf(part, parts[part], (role) => mayOpen(readerWith([role]), part)),
    ...FURTHER.filter(({ below }) => below === part).map(({ panel, action }) =>
      pageOf(panel, guides.pages[panel], (role) => role in ACCESS[action]),
    ),
  ]
  // The keys of `PLACES`, which Object.keys widens.
  const shown = (Object.keys(PLACES) as PlaceName[]).map((place) => ({
    title: places[place],
    pages: partsOf(readerWith(roles), place).flatMap(pagesOf),
  }))
  const guide = { ...guides[name], places: shown.filter(({ pages }) => pages.length > 0) }
  return guideText(guide, alikeLines(contacts), t.help, language)
}

/** Where there is a single sign-on, so that no page is left out. */
function readerWith(roles: readonly Role[]): Parameters<typeof mayOpen>[0] {
  return {
    viewer: { person: 'person:reader', roles: new Set(roles), sites: new Set() },
    deps: { config: { oidc: {} } },
  }
}
