import { hrefTo } from '../../src/app/href.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import type { Fields } from './app.ts'
import { type Asker, askerAt } from './ask.ts'
import { formsAndLinksOf, type FormField, type PageForm, untouched } from './forms.ts'
import { PAGE_STATES } from './page-states.ts'
import type { Populated, Who } from './populated.ts'

/** A form that somebody has in front of them. */
export interface OpenForm {
  readonly who: Who
  /** The page with the form. */
  readonly page: string
  /** As in `src/app/route-table.web.ts`. */
  readonly route: string
  readonly action: string
  readonly isMultipart: boolean
  readonly inputs: readonly FormField[]
  /** What the browser sends when nobody touches it, with the hidden token. */
  readonly fields: Fields
}

/** A page as it was answered. */
export interface OpenPage {
  readonly who: Who
  readonly path: string
  readonly status: number
  readonly html: string
}

/** The same, with what was found on it. */
export interface ReadPage extends OpenPage {
  readonly forms: readonly PageForm[]
  readonly links: readonly string[]
}

export interface EveryForm {
  readonly pages: readonly ReadPage[]
  readonly forms: readonly OpenForm[]
  asker(who: Who): Asker
}

/** Opens every page in every state that needs no action, as everybody who meets it, and lists the forms there. */
export async function everyForm(populated: Populated): Promise<EveryForm> {
  const askers = new Map<Who, Asker>()
  const pages: ReadPage[] = []
  for (const { who, path } of PAGE_STATES.filter(({ act }) => act === null)) {
    const asker = askers.get(who) ?? askerAt(populated.address(who), await populated.cookie(who))
    askers.set(who, asker)
    const asked = path(populated)
    if (pages.some((page) => page.who === who && page.path === asked)) continue
    const { status, text } = await asker.get(asked)
    pages.push({ who, path: asked, status, html: text, ...formsAndLinksOf(text) })
  }
  const known = (who: Who): Asker => {
    const asker = askers.get(who)
    if (asker === undefined) throw new Error(`no page is met by ${who}`)
    return asker
  }
  return { pages, forms: [...pages.flatMap(formsOn), ...withoutPage(populated, pages)], asker: known }
}

/** One form of each kind: a route, and the names of its fields. */
export function oneOfEach(forms: readonly OpenForm[]): OpenForm[] {
  const kind = ({ route, inputs }: OpenForm) => [route, ...new Set(inputs.map(({ name }) => name))].join(' ')
  return [...new Map(forms.map((form) => [kind(form), form])).values()]
}

/** The route that answers at an address, or null. */
export function routeOf(method: 'GET' | 'POST', address: string): string | null {
  const [path = ''] = address.split(/[?#]/, 1)
  const found = PATTERNS.filter((route) => route.method === method && route.pattern.test(path))
  const names = (route: string) => route.split(/[:*]/).length
  return found.map(({ route }) => route).sort((a, b) => names(a) - names(b))[0] ?? null
}

const PREFIXES = LANGUAGES.slice(1).map((language) => `/${language}`)
const PATTERNS = ROUTES.map(([method, route]) => ({
  method,
  route,
  pattern: new RegExp(
    `^(${PREFIXES.join('|')})?${route.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replace(/\*\w+/, '.+')}$`,
  ),
}))

function formsOn({ who, path, forms }: ReadPage): OpenForm[] {
  return forms
    .filter(({ method }) => method === 'post')
    .flatMap((form) =>
      form.actions.map((action) => {
        const route = routeOf('POST', action)
        if (route === null) throw new Error(`${path} has a form for ${action}, which nobody answers`)
        const { fields: inputs, isMultipart } = form
        return { who, page: path, route, action, isMultipart, inputs, fields: untouched(form) }
      }),
    )
}

/** Forms on pages that come after an action, or in states that nobody here is in. */
function withoutPage(populated: Populated, pages: readonly OpenPage[]): OpenForm[] {
  const finished = populated.person('finished')
  const message = '00000000-0000-4000-8000-000000000000'
  const sheet = populated.sheets.open
  const byHand: readonly (readonly [who: Who, route: string, action: string, fields: Fields])[] = [
    ['bob', '/account/address', '/account/address', {}],
    ['withdrawn', '/account/notice', '/account/notice', {}],
    ['passed', '/policy', '/policy', {}],
    // It's on the home page two weeks after the course.
    ['finished', '/follow-ups', '/follow-ups', {}],
    [
      'ada',
      '/hr/people/:person/erasure-requests',
      hrefTo('/hr/people/:person/erasure-requests', { person: finished }),
      {},
    ],
    ['ada', '/hr/people/:person/erasures', hrefTo('/hr/people/:person/erasures', { person: finished }), {}],
    ['ada', '/hr/pass-mark/:sheet/rounds', hrefTo('/hr/pass-mark/:sheet/rounds', { sheet }), {}],
    ['ada', '/hr/pass-mark/:sheet/closings', hrefTo('/hr/pass-mark/:sheet/closings', { sheet }), {}],
    ['ada', '/hr/rules', '/hr/rules', {}],
    // It's there once something on cards and posters has changed.
    ['ada', '/hr/sites/:site/card', hrefTo('/hr/sites/:site/card', { site: populated.sites.north }), {}],
    // They're for a line that somebody has changed, or wants changed.
    ...(
      [
        ['/hr/contacts/:contact/returns', { reason: 'It moved back.', seen: '' }],
        ['/hr/contacts/:contact/confirmations', { change: 'nobody-has-this-change' }],
        ['/hr/contacts/:contact/withdrawals', { change: 'nobody-has-this-change' }],
      ] as const
    ).map(([route, fields]) => ['ada', route, hrefTo(route, { contact: 'NR-2' }), fields] as const),
    // It's for a change in the draft.
    ['ada', '/hr/policy/drops', '/hr/policy/drops', { clause: 'PR-6', seen: 'nobody-has-seen-this' }],
    ['ada', '/hr/policy/publish', '/hr/policy/publish', { approver: 'person:nobody', mark: 'nobody-has-this-draft' }],
    // It confirms cards that somebody has made before.
    ['ada', '/hr/invites/hand-overs', '/hr/invites/hand-overs', { person: 'nobody' }],
    ['ada', '/hr/invites/hand-over-corrections', '/hr/invites/hand-over-corrections', { person: 'nobody' }],
    // They are for several messages at once.
    ...(['/sheets', '/hand-overs', '/hand-over-corrections'] as const).map((path) => {
      return ['ada', `/hr/reminders/messages${path}`, `/hr/reminders/messages${path}`, {}] as const
    }),
    // Their buttons come while work goes on, after a file that added people, and after another look.
    ['ada', '/hr/selections/:selection/stop', hrefTo('/hr/selections/:selection/stop', { selection: message }), {}],
    [
      'ada',
      '/hr/imports/:import/selections',
      hrefTo('/hr/imports/:import/selections', { import: `import:${message}` }),
      {},
    ],
    [
      'ada',
      '/hr/organization/branding/looks/:look',
      hrefTo('/hr/organization/branding/looks/:look', { look: '1' }),
      {},
    ],
    // Their buttons are only there where single sign-on is set up.
    ['visitor', '/sign-in/provider', '/sign-in/provider', {}],
    ...(['/account/single-sign-on', '/account/single-sign-on/removals', '/account/confirm/provider'] as const).map(
      (route) => ['bob', route, route, {}] as const,
    ),
    ['bob', '/account/stay', '/account/stay', {}],
    // The script of a form sends it.
    ['ada', '/typed', '/typed', { form: '/hr/sites', fields: '[]' }],
    // Their pages come in the middle of signing in, or to somebody with a passkey or an app for codes.
    ...(['/sign-in/passkey', '/sign-in/second-step', '/sign-in/second-step/passkey'] as const).map(
      (route) => ['visitor', route, route, {}] as const,
    ),
    ...(['/join/:token/passkey', '/join/:token/once'] as const).map(
      (route) => ['visitor', route, hrefTo(route, { token: 'no-such-token' }), {}] as const,
    ),
    ...(
      [
        '/account/confirm/passkey',
        '/account/confirm/code',
        '/account/passkeys',
        '/account/app',
        '/account/app/removals',
        '/account/spare-codes',
        '/account/first-password',
      ] as const
    ).map((route) => ['bob', route, route, {}] as const),
    ...(['/account/passkeys/:passkey', '/account/passkeys/:passkey/removals'] as const).map(
      (route) => ['bob', route, hrefTo(route, { passkey: message }), {}] as const,
    ),
    ['ada', '/hr/second-step', '/hr/second-step', {}],
    ...(['retries', 'hand-overs', 'hand-over-corrections'] as const).map(
      (what) =>
        [
          'ada',
          `/hr/reminders/messages/:message/${what}`,
          hrefTo(`/hr/reminders/messages/:message/${what}`, { message }),
          {},
        ] as const,
    ),
    [
      'ada',
      '/hr/reminders/texts/:kind/:language/resets',
      hrefTo('/hr/reminders/texts/:kind/:language/resets', { kind: 'nudge', language: 'en' }),
      {},
    ],
    [
      'ada',
      '/hr/sites/:site/publications',
      hrefTo('/hr/sites/:site/publications', { site: populated.sites.north }),
      {},
    ],
    ['ada', '/hr/sites/:site/phone', hrefTo('/hr/sites/:site/phone', { site: populated.sites.north }), { mark: '-' }],
    [
      'ada',
      '/hr/sites/:site/withdrawals',
      hrefTo('/hr/sites/:site/withdrawals', { site: populated.sites.north }),
      { version: 'nothing-is-to-come' },
    ],
    // What all sites have waits for Ada's word, and until then nothing else can be published.
    ['ada', '/hr/sites/defaults/publications', '/hr/sites/defaults/publications', {}],
    ['ada', '/hr/sites/defaults/phone', '/hr/sites/defaults/phone', { mark: '-' }],
    ['ada', '/hr/sites/defaults/agreements', '/hr/sites/defaults/agreements', {}],
    ['ada', '/hr/sites/defaults/withdrawals', '/hr/sites/defaults/withdrawals', { version: 'nothing-is-to-come' }],
    // They're on the page of the people of a site only where somebody holds a role.
    ...(['people', 'people/confirm', 'people/unlink', 'agreements'] as const).map(
      (what) =>
        [
          'ada',
          `/hr/sites/:site/${what}`,
          hrefTo(`/hr/sites/:site/${what}`, { site: populated.sites.north }),
          what === 'people'
            ? { role: 'named', place: '0', link: 'none', version: '0', person: 'none', seen: '' }
            : { link: 'none' },
        ] as const,
    ),
    [
      'ada',
      '/hr/roles/people/:person/links',
      hrefTo('/hr/roles/people/:person/links', { person: populated.fresh }),
      {},
    ],
    [
      'ada',
      '/hr/packages/previews/:preview/session',
      hrefTo('/hr/packages/previews/:preview/session', { preview: populated.preview }),
      {},
    ],
  ]
  return byHand.map(([who, route, action, fields]) => {
    const csrf = who === 'visitor' ? '' : tokenOf(pages, who)
    return { who, page: '', route, action, isMultipart: false, inputs: [], fields: { csrf, ...fields } }
  })
}

/** The hidden token of this person's forms. */
function tokenOf(pages: readonly OpenPage[], who: Who): string {
  const found = pages.flatMap((page) => (page.who === who ? (/name="csrf" value="([^"]+)"/.exec(page.html) ?? []) : []))
  const token = found[1]
  if (token === undefined) throw new Error(`no page of ${who} has a form`)
  return token
}
