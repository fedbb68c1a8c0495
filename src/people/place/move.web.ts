import { z } from 'zod'
import { placeOn } from '../../ledger/history.ts'
import type { FormState } from '../../platform/html/field.page.ts'
import type { WorkPlace } from '../../ledger/bodies/employment.ts'
import { dayField, placeFields } from '../change.page.ts'
import { changeForm, dayIn, employmentOf, firstProblem, recordingOf } from '../change.web.ts'
import { placeChoices } from './choice.web.ts'
import { supervisorOffers, supervisorText } from './supervisor.web.ts'
import { hasEmployment, placeOfForm, placeProblem, placeShape, sayEmployment, sayOwnSites } from '../employment.web.ts'
import { dayProblem, moveProblem } from '../record-check.ts'
import { recordEvents } from '../record.store.ts'

/**
 * Another site has other departments and supervisors. Those of the old one are asked for again, once: sent a second time,
 * they count. The script asks as soon as the site is chosen, and fills in `askedFor`.
 */
export const move = changeForm({
  offered: hasEmployment,
  notes: (about, visit) => [...sayEmployment(about, visit), ...sayOwnSites(about, visit)],
  hidden: (form, about, visit) => {
    const site = isAskedAgain(form, placeOn(employmentOf(about), visit.today))
      ? form.values['site']
      : form.values['askedFor']
    return [{ name: 'askedFor', value: site ?? '' }]
  },
  fields: async (form, about, visit) => {
    const { t, today } = visit
    const { db } = visit.deps.store
    const place = placeOn(employmentOf(about), today)
    const supervisor = await supervisorText(db, place.supervisor, visit)
    const asked = isAskedAgain(form, place) ? withoutOld(form, place, supervisor) : form
    const chosen = about.ownSites.find(({ id }) => id === form.values['site'])
    const site = chosen?.id ?? place.site
    const isCleared = chosen !== undefined && site !== place.site && form.values['department'] === ''
    const shown = isCleared ? withWhy(asked, t.hr.changes.needs.placeAtSite(chosen.name)) : asked
    return [
      ...placeFields(shown, t, {
        sites: about.ownSites,
        place,
        supervisor,
        choices: await placeChoices(db, site),
        offers: await supervisorOffers(db, form, visit),
      }),
      dayField(form, 'from', { label: t.hr.changes.fields.from, required: t.account.required }, today),
    ]
  },
  schema: ({ ownSites }, { t }) =>
    z.strictObject({ ...placeShape(t, ownSites), from: dayIn(t), askedFor: z.string().optional() }),
  problem: async (form, about, visit, db) => {
    const unknown = await placeProblem(form, about, visit, db)
    if (unknown !== null) return unknown
    const { from } = form
    const place = await placeOfForm(form, visit, db)
    const kept = form.askedFor === form.site ? null : keptFromOldSite(place, placeOn(employmentOf(about), visit.today))
    if (kept !== null) {
      const name = about.sites.find(({ id }) => id === form.site)?.name ?? ''
      return [kept, visit.t.hr.changes.needs.placeAtSite(name)]
    }
    return firstProblem(visit, [
      ['from', dayProblem(from, visit.today) ?? moveProblem(employmentOf(about), place, from)],
    ])
  },
  record: async (tx, form, about, visit) => {
    const body = { v: 1, spell: employmentOf(about).id, ...(await placeOfForm(form, visit, tx)) } as const
    await recordEvents(tx, [{ person: about.person, on: form.from, kind: 'transferred', body }], recordingOf(visit))
  },
})

/** The first field that still has what is on record for another site. */
function keptFromOldSite(place: WorkPlace, old: WorkPlace): 'department' | 'supervisor' | null {
  if (place.site === old.site) return null
  if (place.department === old.department) return 'department'
  return place.supervisor !== null && place.supervisor === old.supervisor ? 'supervisor' : null
}

/** Whether the form of another site goes back because of its department or supervisor. */
function isAskedAgain({ values, problems }: FormState, old: WorkPlace): boolean {
  const asksForPlace = problems['department'] !== undefined || problems['supervisor'] !== undefined
  return asksForPlace && values['site'] !== old.site
}

/** The form with why its department is empty: those of the old site are cleared once another one is chosen. */
function withWhy(form: FormState, why: string): FormState {
  return form.problems['department'] === undefined ? form : { ...form, problems: { ...form.problems, department: why } }
}

/** The form without what it took along from the old site. */
function withoutOld(form: FormState, old: WorkPlace, supervisor: string): FormState {
  const { values } = form
  return {
    ...form,
    values: {
      ...values,
      department: values['department'] === old.department ? '' : (values['department'] ?? ''),
      supervisor: values['supervisor'] === supervisor ? '' : (values['supervisor'] ?? ''),
    },
  }
}
