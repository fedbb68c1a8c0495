import type { PlanField } from '../../organization/plan.ts'
import { siteText } from '../../organization/site-details.ts'
import type { FormInput } from '../form.page.ts'

type Input = Pick<FormInput, 'defaults' | 'language' | 't'>

/** The most characters of the organization's text next to a field. */
const LONGEST = 200

/** What a step is while the site has none of its own; null where the organization says nothing either. */
export function planFromOrganization(field: PlanField, { defaults, language, t }: Input): string | null {
  const text = defaults?.plan === undefined ? '' : siteText(defaults.plan, field, language).text
  return text === '' ? null : t.hr.siteDefaults.ifBlank(shortened(text))
}

/** The hint at a text, with what it is while the site has none of its own. */
export function hintOf(
  name: 'steps' | 'beforeGroup' | 'groupSafety',
  hint: string,
  { defaults, language, t }: Input,
): string {
  const text = defaults === null ? '' : siteText(defaults, name, language).text
  return text === '' ? hint : `${hint} ${t.hr.siteDefaults.ifBlank(shortened(text))}`
}

export function supportFromOrganization({ defaults, language, t }: Input): string {
  const support = defaults?.support ?? null
  return support === null
    ? ''
    : t.hr.siteDefaults.ifBlank(`${siteText(support, 'role', language).text}, ${support.phone}`)
}

/** The numbers that the site has in addition to its own. */
export function linesFromOrganization({ defaults, language, t }: Input): string[] {
  const lines = (defaults?.local ?? []).map((line) => `${siteText(line, 'name', language).text} (${line.phone})`)
  return lines.length === 0 ? [] : [t.hr.siteDefaults.lines(lines.join(', '))]
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
