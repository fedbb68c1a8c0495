import type { ProfileBlank, ProfileDraft } from './export-profile.ts'
import { LONGEST } from '../organization/limits.ts'
import {
  asSentence,
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { fillText, listedText } from '../site/fill.page.ts'
import { newPlaceFields } from '../site/form.page.ts'
import { type SiteSection, siteSections } from '../site/section.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { ProfileId } from '../organization/site-details.ts'

export interface ProfilePage {
  /** By which the command line knows it. */
  readonly id: ProfileId
  readonly draft: ProfileDraft
  readonly blanks: readonly ProfileBlank[]
  /** What nothing is kept without an answer to, by field. */
  readonly asked: FormState['problems']
  readonly today: CalendarDate
  readonly archived: boolean
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly save: string
    readonly archive: string
    /** Empty while no package can be made. */
    readonly make: string
  }
}

interface ProfileView extends Pick<ProfilePage, 'id' | 'archived' | 'csrf' | 'links'> {
  /** By which the command line takes the id. */
  readonly option: string
  readonly t: Messages
  readonly name: string
  readonly summary: ErrorSummary | null
  /** `null` when nothing is missing. */
  readonly gaps: {
    readonly title: string
    readonly problems: readonly { readonly href: string; readonly text: string }[]
  } | null
  readonly sections: readonly SiteSection[]
}

/** Another organization's own details: the form of a site, with the name of the organization. */
export function profilePage(shell: Shell, { id, draft, blanks, asked, today, ...page }: ProfilePage): string {
  const { t, language } = shell
  const toFill = Object.fromEntries(blanks.map((blank) => [blank.field, blankText(blank, fillText, t)]))
  const problems = { ...toFill, ...asked }
  const questions = Object.entries(asked).map(([name, problem]) => ({ name, problem }))
  const summary = errorSummary(questions, t)
  const view: ProfileView = {
    t,
    option: '--site',
    id,
    name: draft.organization,
    summary,
    gaps:
      blanks.length === 0
        ? null
        : {
            title: t.hr.packages.profile.blanks(blanks.length),
            problems: blanks.map((blank) => ({
              href: `#${blank.field}`,
              text: asSentence(blankText(blank, listedText, t)),
            })),
          },
    sections: siteSections(draft, {
      problems,
      t,
      language,
      today,
      blanks,
      place: {
        first: [organizationField({ values: { organization: draft.organization }, problems }, t)],
        slug: { label: t.hr.packages.profile.slug, hint: t.hr.packages.profile.slugHintLater },
      },
      // A person's name goes into a package, and into no record.
      nameHint: t.hr.packages.profile.nameHint,
      asksPublic: false,
      // What the organization says is about its own sites.
      defaults: null,
    }),
    ...page,
  }
  return renderPage('app', titled(shell, summary), 'packages/profile', view)
}

/** The first step: who it is. */
export function newProfilePage(
  shell: Shell,
  page: { readonly form: FormState; readonly action: string; readonly backHref: string; readonly csrf: string },
): string {
  const { t } = shell
  const { form, ...links } = page
  const words = t.hr.packages.profile
  const fields = [organizationField(form, t), ...newPlaceFields(form, { label: words.slug, hint: words.slugHint }, t)]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'packages/new-profile', { t, fields, summary, ...links })
}

function organizationField(form: FormState, t: Messages): FieldView {
  const label = t.hr.packages.profile.organization
  const { required } = t.account
  return field(form, { type: 'text', name: 'organization', label, required, maxLength: LONGEST.organization })
}

function blankText(blank: ProfileBlank, say: typeof fillText, t: Messages): string {
  const words = t.hr.packages.profile
  if (blank.kind === 'organization') return words.organizationNeeded
  return blank.kind === 'slugTaken' ? words.slugTaken : say({ ...blank, kind: blank.kind }, t)
}
