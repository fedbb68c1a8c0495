import { errorSummary, type FormState, field, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { MatchBy } from './settings.ts'

/** Somebody whom HR has to confirm. What the provider says about them is text like any other. */
export interface ShownRequest {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly number: string | null
  /** The day on which they came. */
  readonly date: string
}

/** @param by why this person on the staff list fits */
type MatchedRequest = ShownRequest & { readonly person: string; readonly place: string; readonly by: MatchBy }

export interface ConfirmPage {
  readonly matched: readonly MatchedRequest[]
  /** People who fit nobody on the staff list. */
  readonly strangers: readonly (ShownRequest & { readonly href: string })[]
  /** What was done just now; empty when nothing was. */
  readonly outcome: readonly string[]
  /** Whether a button was pressed without anybody ticked. */
  readonly isNobodyTicked: boolean
  readonly action: string
  readonly peopleHref: string
  readonly csrf: string
}

/** HR's list of people who came through the provider for the first time. */
export function confirmSignInsPage(shell: Shell, { matched, strangers, isNobodyTicked, ...page }: ConfirmPage): string {
  const { t } = shell
  const words = t.singleSignOn.confirm
  return renderPage('app', shell, 'identity/sso/confirm', {
    t,
    matched: matched.map(({ person, place, by, ...each }) => ({
      id: each.id,
      name: person,
      lines: [place, words.by[by](each[by] ?? ''), nameSaid(each, t), words.asked(each.date)],
    })),
    strangers: strangers.map(({ href, ...each }) => ({
      name: each.name ?? words.unnamed,
      lines: [...said(each, t), words.asked(each.date)],
      href,
    })),
    problem: isNobodyTicked ? words.tick : '',
    ...page,
  })
}

interface StrangerPage {
  readonly form: FormState
  readonly request: ShownRequest
  readonly action: string
  readonly addHref: string
  readonly refuseAction: string
  readonly backHref: string
  readonly csrf: string
}

/** Asks HR who somebody is who fits nobody on the staff list. */
export function strangerPage(shell: Shell, { form, request, ...page }: StrangerPage): string {
  const { t } = shell
  const words = t.singleSignOn.confirm
  const fields = [field(form, { type: 'text', name: 'who', label: words.who, hint: words.whoHint, verbatim: true })]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/sso/stranger', {
    t,
    fields,
    summary,
    id: request.id,
    lines: [nameSaid(request, t), ...said(request, t), words.asked(request.date)],
    ...page,
  })
}

function nameSaid({ name }: ShownRequest, { singleSignOn: { confirm } }: Messages): string {
  return name === null ? confirm.saysNoName : confirm.saysName(name)
}

function said({ email, number }: ShownRequest, { singleSignOn: { confirm } }: Messages): string[] {
  return [
    ...(email === null ? [] : [confirm.saysEmail(email)]),
    ...(number === null ? [] : [confirm.saysNumber(number)]),
  ]
}
