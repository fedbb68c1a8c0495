import type { SitePlan } from '../organization/details-shape.ts'
import { PLAN_FIELDS } from '../organization/plan.ts'
import { type SiteText, siteText } from '../organization/site-details.ts'
import type { Language } from '../platform/text/language.ts'
import type { CourseMessages } from '../words/messages.ts'

/** One step of a site's plan. */
export interface PlanStepView {
  readonly label: string
  readonly texts: readonly SiteText[]
  /** Says that the site hasn't decided about it, so the text is the general one. */
  readonly mark: string
}

/** Every step of the plan, with the general text where the site has none, and the site's other steps at the end. */
export function planSteps(
  plan: SitePlan,
  others: readonly SiteText[],
  t: CourseMessages,
  language: Language,
): PlanStepView[] {
  const words = t.learn.site
  const steps = PLAN_FIELDS.map((field): PlanStepView => {
    const { label, general } = words.plan[field]
    const texts = linesOf(siteText(plan, field, language))
    if (texts.length > 0) return { label, texts, mark: '' }
    return { label, texts: [{ text: general, isEnglish: false }], mark: words.generalStep }
  })
  return others.length === 0 ? steps : [...steps, { label: words.otherSteps, texts: others, mark: '' }]
}

/** A text of several lines as paragraphs. */
export function linesOf({ text, isEnglish }: SiteText): SiteText[] {
  return text.split(/\n+/).flatMap((line) => (line.trim() === '' ? [] : [{ text: line, isEnglish }]))
}
