import { z } from 'zod'
import { ROSTER_FIELDS, ROSTER_OUTCOMES } from './import.ts'
import { rosterChoices, toRosterDetail } from './detail.job.ts'
import { YES_OR_NO } from './field.job.ts'
import { answerOf, languageOf, typeOf } from './headings.job.ts'
import { field } from '../../platform/html/field.page.ts'
import { MESSAGES } from '../../words/messages.ts'
import { limitText, rosterFaults, rosterRowText } from './row.page.ts'
import { readForm, withProblem } from '../../platform/http/form.web.ts'
import type { ImportScreen } from '../kind.web.ts'
import { LANGUAGES } from '../../platform/text/language.ts'
import { isOfOurTime } from '../../platform/time/calendar.ts'
import { PERSON_TYPES } from '../../ledger/bodies/part.ts'

const fieldId = z.enum(ROSTER_FIELDS)
const outcomeId = z.enum(ROSTER_OUTCOMES)
const CONFIRMED = { separations: 'confirmedSeparations', renames: 'confirmedRenames', roles: 'confirmedRoles' } as const
const SITE = 'site-'

/** HR's list of staff. */
export const rosterScreen: ImportScreen = {
  outcomes: ROSTER_OUTCOMES,
  stays: outcomeId.enum.missing,
  columnProblem: () => null,
  assumed: (id, t) => (fieldId.parse(id) === 'works_with_youth' ? t.hr.roster.assumedYouth : ''),
  fieldName: (id, t) => t.hr.roster.field[fieldId.parse(id)],
  outcomeName: (outcome, t) => t.hr.roster.outcome[outcomeId.parse(outcome)],
  row(outcome, planned, words) {
    return rosterRowText(outcomeId.parse(outcome), toRosterDetail(planned), words)
  },
  mendable: [outcomeId.enum.unclear, outcomeId.enum.refused],
  faults: (_, planned, words) => rosterFaults(toRosterDetail(planned), words),
  held: 'held',
  // The sentence at each line says what to mend: on its page, in the file, or on the page of a person.
  review: null,
  asks(planned, words) {
    const { held } = toRosterDetail(planned)
    return held === null ? null : { choice: CONFIRMED[held.kind], number: held.count, text: limitText(held, words) }
  },
  meanings(id, { t }, sites) {
    switch (fieldId.parse(id)) {
      case 'type':
        return {
          options: PERSON_TYPES.map((type) => ({ value: type, text: t.hr.type[type] })),
          knows: (word) => typeOf(word) !== null,
        }
      case 'works_with_youth':
        return {
          options: YES_OR_NO.map((answer) => ({ value: answer, text: t.hr.roster[answer] })),
          knows: (word) => answerOf(word) !== null,
        }
      case 'language':
        return {
          options: LANGUAGES.map((language) => ({ value: language, text: MESSAGES[language].shell.languageName })),
          knows: (word) => languageOf(word) !== null,
        }
      case 'site':
        return {
          options: sites.map(({ slug, name }) => ({ value: slug, text: name })),
          knows: (word) => sites.some(({ slug, name }) => slug === word || name.toLowerCase() === word),
        }
      default:
        return null
    }
  },
  async choiceFields(form, { t }, { sites }) {
    const words = t.hr.imports
    const { keep, left } = words.missingOptions
    return [
      {
        title: '',
        lead: '',
        fields: [
          field(form, {
            type: 'select',
            name: 'missing',
            label: words.missing,
            hint: words.missingHint,
            options: [
              { value: 'keep', text: keep },
              { value: 'left', text: left },
            ],
          }),
          field(form, { type: 'date', name: 'lastDay', label: words.lastDay }),
        ],
      },
      {
        title: words.scope,
        lead: words.scopeHint,
        fields: sites.map(({ slug, name }) => field(form, { type: 'checkbox', name: `${SITE}${slug}`, label: name })),
      },
    ]
  },
  async readChoices(visit, { sites }) {
    const { t } = visit
    const { needs } = t.hr.imports
    const boxes = Object.fromEntries(sites.map(({ slug }) => [`${SITE}${slug}`, z.literal('yes').optional()]))
    const form = readForm(
      visit,
      z.strictObject({
        missing: z.enum(['keep', 'left'], needs.what),
        lastDay: z
          .union([z.literal(''), z.iso.date(needs.lastDay)], needs.lastDay)
          .refine((day) => day === '' || isOfOurTime(day), t.account.needs.year),
        ...boxes,
      }),
    )
    if (!form.ok) return form
    const { missing, lastDay, ...ticked } = form.data
    const covered = sites.filter(({ slug }) => `${SITE}${slug}` in ticked)
    const first = sites[0]
    if (first !== undefined && covered.length === 0)
      return { ok: false, form: withProblem(visit, `${SITE}${first.slug}`, needs.site) }
    if (missing === 'left' && lastDay === '') return { ok: false, form: withProblem(visit, 'lastDay', needs.lastDay) }
    return {
      ok: true,
      data: {
        missing,
        missingLastDay: missing === 'left' ? lastDay : null,
        scope: covered.length === sites.length ? 'all' : covered.map(({ id }) => id),
      },
    }
  },
  choiceValues(choices, _visit, sites) {
    const { missing, missingLastDay, scope } = rosterChoices.parse(choices)
    const covered = sites.filter(({ id }) => scope === 'all' || scope.includes(id))
    return {
      missing,
      lastDay: missingLastDay ?? '',
      ...Object.fromEntries(covered.map(({ slug }) => [`${SITE}${slug}`, 'yes'])),
    }
  },
  sample(sites) {
    const site = sites[0]?.name ?? ''
    const other = sites[1]?.name ?? site
    return [
      {
        employee_number: '1001',
        email: 'avery.sample@example.org',
        name: 'Avery Sample',
        site,
        department: 'Residential',
        position: 'Youth worker',
        supervisor: '1002',
        type: 'employee',
        works_with_youth: 'yes',
        hired_on: '2026-11-02',
        language: 'en',
      },
      {
        employee_number: '1002',
        email: 'blair.example@example.org',
        name: 'Blair Example',
        site,
        department: 'Residential',
        position: 'Program director',
        type: 'employee',
        works_with_youth: 'yes',
        hired_on: '2024-03-11',
        language: 'en',
      },
      {
        employee_number: '1003',
        name: 'Casey Muestra',
        site: other,
        department: 'Overnight',
        position: 'Volunteer',
        supervisor: 'Blair Example',
        type: 'volunteer',
        works_with_youth: 'yes',
        hired_on: '2026-11-09',
        first_contact_on: '2026-11-16',
        language: 'es',
      },
    ]
  },
}
