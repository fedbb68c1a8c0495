import type { SiteDetails } from '../../organization/details-shape.ts'
import { type SiteText, siteText } from '../../organization/site-details.ts'
import { errorSummary, field, type FieldView, type FormState, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import { dutyText } from '../part.page.ts'
import { type Drift, type DriftedRole, type OpenHour, type RoleNow, standInFor } from './drift.ts'
import type { LostLinks, LostRole } from './links.ts'
import type { ChangedRole } from './planned.ts'
import { isRole, type RolePlace } from './role.ts'
import { openText, roleTitles } from './role-text.page.ts'

/** The most people that a search shows. */
export const MOST_FOUND = 8

/** What the viewer may know of the people on record. */
export interface ReadBy {
  /** The name of somebody on record, for the viewer. */
  nameOf(person: string): string
  /** Whether the viewer may read why somebody is away. */
  mayRead(person: string): boolean
}

/** The details as they were published, and the roles whose people are away. */
interface ShownNow {
  readonly details: SiteDetails
  readonly drifted: readonly DriftedRole[]
}

export interface RolesInput extends ReadBy {
  readonly site: string
  /** The names of those who can change the details, one or the other. Empty for a viewer who can, and when nobody can. */
  readonly stewards: string
  /** Null while the site has no live details. */
  readonly live:
    | (ShownNow & {
        readonly version: number
        readonly roles: readonly RoleNow[]
        /** Which cards and posters give a number that staff aren't given now. Empty when none does. */
        readonly oldPaper: string
        readonly lost: LostLinks
        readonly open: OpenHour | null
      })
    | null
  /** The next details that are to come, with the linked roles that they change. Null while they change none. */
  readonly planned: { readonly on: CalendarDate; readonly roles: readonly ChangedRole[] } | null
  /** The role that somebody is being chosen for, with what was found. */
  readonly choosing: (RolePlace & { readonly form: FormState; readonly found: FoundPeople | null }) | null
  /** What stopped the last step. Empty for nothing. */
  readonly problem: '' | 'away' | 'both' | 'alone' | 'changed'
  readonly done: keyof Messages['hr']['siteRoles']['done'] | null
  /** Made for the next link, so that its form counts once. */
  readonly key: string
  readonly csrf: string
  readonly back: { readonly text: string; readonly href: string }
  readonly links: {
    readonly self: string
    readonly search: string
    readonly confirm: string
    readonly unlink: string
    /** Null for a viewer who doesn't write details. */
    readonly details: string | null
    /** Who changed the details, and what. */
    readonly versions: string
    choose(role: RolePlace): string
  }
}

interface FoundPeople {
  readonly people: readonly { readonly person: string; readonly name: string; readonly place: string }[]
  readonly hasMore: boolean
}

interface RoleView {
  readonly id: string
  readonly label: string
  readonly holder: SiteText
  /** The name that the details give, which may be empty. */
  readonly named: string
  readonly hours: string
  readonly link: {
    readonly id: string
    readonly title: string
    readonly sentences: readonly string[]
    readonly confirm: string
    readonly unlink: string
  } | null
  /** Said of a role without a link. */
  readonly unlinked: string
  /** The form that says that nobody is meant by a role that lost its link. Null for other roles. */
  readonly nobody: NobodyView | null
  /** What becomes of the link when planned details come. Empty while nothing does. */
  readonly planned: string
  /** What has changed, what staff are given now, and what they'd be given again. Null while all is as it was. */
  readonly drift: {
    readonly reason: string
    readonly shows: string
    readonly first: string
    readonly returns: string
  } | null
  readonly choose: { readonly href: string; readonly text: string }
  readonly choosing: ChoosingView | null
}

interface NobodyView extends RolePlace {
  readonly link: string
  /** What its button says to those who hear it. */
  readonly label: string
}

interface ChoosingView extends RolePlace {
  readonly title: string
  readonly box: FieldView
  /** What staff would be given again. Empty while the role's person is where they were. */
  readonly returns: string
  readonly found: FoundPeople | null
}

/** Who holds the roles of a site: the one page that says what has changed with them. */
export function rolesPage(shell: Shell, input: RolesInput): string {
  const { t } = shell
  const words = t.hr.siteRoles
  const { live, done, problem } = input
  const roles = (live?.roles ?? []).map((role) => roleView(role, input, shell))
  // What needs a decision comes first.
  const isOpen = ({ drift, nobody }: RoleView) => drift !== null || nobody !== null
  const ordered = [...roles.filter(isOpen), ...roles.filter((role) => !isOpen(role))]
  const summary = errorSummary(
    roles.flatMap(({ choosing }) => (choosing === null ? [] : [choosing.box])),
    t,
  )
  const drifted = live?.drifted.length ?? 0
  const view = {
    t,
    title: words.title(input.site),
    summary,
    done: done === null ? '' : words.done[done],
    problem: problem === '' ? '' : words[problem],
    drifted: drifted === 0 ? '' : words.drifted(drifted),
    oldPaper: live?.oldPaper ?? '',
    open: live?.open == null ? '' : openText(live.open, t),
    planned:
      input.planned === null
        ? null
        : {
            title: words.planned.title(formatDate(input.planned.on, shell.language)),
            lead: words.planned.lead(roleTitles(input.planned.roles, t, shell.language)),
          },
    isLive: live !== null,
    version: live?.version ?? 0,
    leftOut: (live?.lost.leftOut ?? []).map((was) => leftOutView(was, shell)),
    roles: ordered,
    key: input.key,
    csrf: input.csrf,
    links: input.links,
  }
  return renderPage('app', titled({ ...shell, back: input.back }, summary), 'site/roles/roles', view)
}

function roleView(now: RoleNow, input: RolesInput, { t, language }: Shell): RoleView {
  const words = t.hr.siteRoles
  const { holder, link, drift, role, place } = now
  const { choosing } = input
  const duty = role === 'named' ? input.live?.details.named[place] : undefined
  const label = words.role[role]
  const title = siteText(holder, 'role', language)
  const published = [title.text, holder.phone].filter((part) => part !== '').join(', ')
  const lost = input.live?.lost.lost.find((each) => isRole(each, now))
  return {
    id: roleId(now),
    label,
    holder: title,
    named: 'name' in holder ? holder.name : '',
    hours: duty === undefined ? '' : dutyText(duty, t.card, language),
    link: link === null ? null : linkView(link, input, { t, language }),
    unlinked: lost === undefined ? words.unlinked : words.lost,
    nobody: lost === undefined ? null : { role, place, link: lost.link, label: words.noOneFor(title.text) },
    planned: plannedText(now, input, { t, language }),
    drift:
      drift === null || link === null
        ? null
        : {
            reason: reasonText(drift, link.person, input, { t, language }),
            shows: showsText(now, input, { t, language }),
            first: input.links.details === null ? words.askSteward(input.stewards) : words.changeFirst,
            returns: words.returns(published),
          },
    choose: { href: input.links.choose(now), text: link === null ? words.choose : words.chooseOther },
    choosing:
      choosing === null || !isRole(choosing, now)
        ? null
        : {
            role,
            place,
            title: words.choosing(title.text),
            box: field(choosing.form, { type: 'text', name: 'who', label: words.search, autocomplete: 'off' }),
            returns: drift === null ? '' : words.linkReturns(published),
            found: choosing.found,
          },
  }
}

/** A linked role that the details leave out. */
function leftOutView({ holder, link, role, place }: LostRole, { t, language }: Shell) {
  const words = t.hr.siteRoles
  const title = siteText(holder, 'role', language)
  return { label: words.role[role], title, role, place, link, button: words.leftOut.buttonFor(title.text) }
}

function plannedText(role: RolePlace, { planned }: RolesInput, { t, language }: Pick<Shell, 't' | 'language'>): string {
  const changed = planned?.roles.find((each) => isRole(each, role))
  if (planned === null || changed === undefined) return ''
  return t.hr.siteRoles.planned.change[changed.change](formatDate(planned.on, language))
}

function linkView(
  { id, person, linked, confirmed }: NonNullable<RoleNow['link']>,
  { nameOf }: RolesInput,
  { t, language }: Pick<Shell, 't' | 'language'>,
): RoleView['link'] {
  const words = t.hr.siteRoles
  const name = nameOf(person)
  const day = (entry: typeof linked) => formatDate(entry.effectiveOn, language)
  return {
    id,
    title: words.heldBy(name),
    sentences: [
      words.linkedOn(nameOf(linked.actor), day(linked)),
      ...(confirmed === null
        ? []
        : [words.confirmedOn(nameOf(confirmed.actor), formatDate(confirmed.effectiveOn, language))]),
    ],
    confirm: words.stillRightFor(name),
    unlink: words.unlinkFor(name),
  }
}

/** What has changed with the person of a role, and whom staff are given now. Empty while nothing has. */
export function awayText(
  now: RoleNow,
  input: ReadBy & { readonly live: ShownNow },
  shell: Pick<Shell, 't' | 'language'>,
): string {
  const { drift, link } = now
  if (drift === null || link === null) return ''
  return `${reasonText(drift, link.person, input, shell)} ${showsText(now, input, shell)}`
}

/** Only who may read about the person is told why. */
function reasonText(
  { reason, since }: Drift,
  person: string,
  { nameOf, mayRead }: ReadBy,
  { t, language }: Pick<Shell, 't' | 'language'>,
): string {
  const { reason: reasons, notAvailable } = t.hr.siteRoles
  const said = mayRead(person) ? reasons[reason] : notAvailable
  return said(nameOf(person), formatDate(since, language))
}

function showsText(
  role: RolePlace,
  { live }: { readonly live: ShownNow | null },
  { t, language }: Pick<Shell, 't' | 'language'>,
): string {
  const words = t.hr.siteRoles
  const instead = live === null ? null : standInFor(live.details, live.drifted, role)
  if (instead !== null) return words.shows(siteText(instead, 'role', language).text)
  return role.role === 'named' ? words.showsNobody : words.showsNoOne
}

/** Names a role in an address and on the page. */
export function roleId({ role, place }: RolePlace): string {
  return `${role}-${place}`
}
