import type { ShownRow } from '../platform/html/compared.page.ts'
import { errorSummary, field, type FormState, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { EffectView } from '../requirements/effect.page.ts'

/** The most characters of a reason. */
export const MOST_REASON = 300

export interface ProposalInput {
  readonly name: string
  /** Who asked, and when. */
  readonly asked: string
  /** The first day on which it would be in effect. */
  readonly from: string
  /** Empty where nothing is in effect yet. */
  readonly changes: readonly ShownRow[]
  readonly effect: EffectView
  /** What happens with a version that's to come; empty where none is. */
  readonly comes: string
  /** Names what was looked at. */
  readonly mark: string
  /** Whether the viewer is the one who asked: then someone else has to agree. */
  readonly isOwn: boolean
  /** Who could agree, for whoever asked. */
  readonly whoMayAgree: string
  /** Why nobody can agree as it is; empty when somebody can. */
  readonly blocked: string
  readonly form: FormState
  readonly csrf: string
  readonly links: { readonly back: string; readonly agree: string; readonly refuse: string }
}

/** Details that wait for a second person: what they'd change and do, and what to answer. */
export function proposalPage(shell: Shell, { form, ...input }: ProposalInput): string {
  const { t } = shell
  const words = t.hr.sites.proposal
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.reason,
    required: t.account.required,
    hint: input.isOwn ? words.takeBackHint : words.reasonHint,
    maxLength: MOST_REASON,
  })
  const reason = withNameNote(why, form.values, t, 'text')
  const summary = errorSummary([reason], t)
  const view = {
    t,
    ...input,
    reason,
    summary,
    notice: form.problems['mark'] ?? '',
    lead: input.isOwn ? `${input.whoMayAgree} ${words.own}` : input.blocked === '' ? words.other : '',
    refuseTitle: input.isOwn ? words.takeBack : words.refuse,
  }
  const back = { text: t.hr.sites.preview.back, href: input.links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'site/proposal', view)
}
