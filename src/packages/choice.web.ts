import { z } from 'zod'
import { ANSWER_REPORTS, REPORTS } from './standards/cmi.ts'
import type { SiteId } from '../ledger/event.ts'
import { LMS_IDS } from './kit/lms-catalog.ts'
import { PACKAGE_EDITIONS } from './standards/edition.ts'
import { PACKAGE_LANGUAGES, type PackageChoice } from './package.page.ts'
import { parseForm, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo } from '../platform/http/href.web.ts'
import type { Visit } from '../app/visit.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { ProfileId } from '../organization/site-details.ts'

const AS_THE_LMS_NEEDS = z.literal('')
const [firstLms] = LMS_IDS
const [firstLanguage] = PACKAGE_LANGUAGES
const [firstAnswers] = ANSWER_REPORTS

/** As the form sends it. Without a source nothing has been chosen yet. */
const choiceFields = z
  .strictObject({
    lms: z.enum(LMS_IDS).default(firstLms),
    for: z
      .string()
      .regex(/^((site|profile):[\w-]+)?$/)
      .default(''),
    language: z.enum(PACKAGE_LANGUAGES).default(firstLanguage),
    edition: z.union([AS_THE_LMS_NEEDS, z.enum(PACKAGE_EDITIONS)]).default(''),
    report: z.union([AS_THE_LMS_NEEDS, z.enum(REPORTS)]).default(''),
    answers: z.enum(ANSWER_REPORTS).default(firstAnswers),
  })
  .transform(
    ({ for: source, edition, report, ...choice }): PackageChoice => ({
      ...choice,
      // One of the two by the pattern.
      source: source === '' ? null : (source as SiteId | ProfileId),
      edition: edition === '' ? null : edition,
      report: report === '' ? null : report,
    }),
  )

/** The first offer of the page. */
export const FIRST_CHOICE: PackageChoice = choiceFields.parse({})

export function readChoice(visit: Visit): PackageChoice {
  return parseQuery(visit, choiceFields)
}

/** The same from a form of hidden fields, which posts it. */
export function readSentChoice(visit: Visit): PackageChoice {
  return parseForm(visit, choiceFields)
}

/** The choice as fields of such a form. */
export function fieldsOf(choice: PackageChoice): HiddenField[] {
  return [...new URLSearchParams(queryOf(choice))].map(([name, value]) => ({ name, value }))
}

/** The choice as the part of an address behind the question mark: it can be kept, and handed on. */
export function queryOf({ lms, source, language, edition, report, answers }: PackageChoice): string {
  return new URLSearchParams({
    lms,
    for: source ?? '',
    language,
    edition: edition ?? '',
    report: report ?? '',
    answers,
  }).toString()
}

export function choicePath(choice: PackageChoice): string {
  return `${hrefTo('/hr/packages')}?${queryOf(choice)}`
}
