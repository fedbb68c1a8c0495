import type { PersonId } from '../ledger/event.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { countOf, STATUS_GROUPS, type StatusChoice, type StatusCounts } from '../requirements/compliance.ts'
import { STATUSES } from '../requirements/status.ts'
import { type SelectView, plainSelect } from '../platform/html/field.page.ts'
import { capitalized } from '../platform/text/format.ts'
import type { Messages } from '../words/messages.ts'
import { COMPLETION_SOURCES, type FilterName, type PeriodFilter, REPORT_ONLY } from './filter.ts'
import type { ReportInput } from './frame.page.ts'
import { DEFAULT_QUERY } from './query.ts'
import { choiceName, courseLanguageName, type ReportNames } from './wording.page.ts'

type Option = SelectView['groups'][number]['options'][number]

export function siteSelect({ names, query, wording }: ReportInput): SelectView {
  const words = wording.t.hr.people
  const options = (sites: ReportNames['offered']) => sites.map(({ slug, name }) => ({ value: slug, text: name }))
  return select('site', words.site, query.site, [{ value: '', text: words.allSites }, ...options(names.offered)])
}

export function statusSelect(status: StatusChoice, counts: StatusCounts, t: Messages): SelectView {
  const option = (choice: StatusChoice) => ({
    value: choice,
    text:
      choice === DEFAULT_QUERY.status
        ? choiceName(choice, t)
        : t.hr.people.choice(choiceName(choice, t), countOf(choice, counts)),
  })
  return {
    name: 'status',
    label: t.hr.people.status,
    value: status,
    groups: [
      { label: t.hr.people.groups, options: STATUS_GROUPS.map(option) },
      { label: t.hr.people.single, options: STATUSES.map(option) },
    ],
  }
}

/** Left out where it would offer nobody but the viewer. */
export function supervisorSelect({ names, query, wording }: ReportInput): SelectView[] {
  const { scope } = names
  const { t } = wording
  const words = t.hr.people
  const isOwn = (person: PersonId) => scope !== EVERYONE && scope.supervisor === person
  if (scope !== EVERYONE && names.supervisors.every(({ person }) => isOwn(person))) return []
  const supervises = scope === EVERYONE || scope.supervisor !== null
  const options = [
    { value: '', text: words.everyones },
    ...(supervises ? [{ value: 'mine', text: words.mine }] : []),
    ...names.supervisors.map(({ person, name }) => ({
      value: person.slice('person:'.length),
      text: name ?? words.noName,
    })),
  ]
  const { supervisor } = query
  const value = supervisor === null || supervisor === 'mine' ? supervisor : supervisor.slice('person:'.length)
  return [select('supervisor', words.supervisor, value, options)]
}

/** Stand above the others. */
type FirstFilter = 'site' | 'status' | 'supervisor'

export function moreSelects({ names, query, wording }: ReportInput): SelectView[] {
  const { t } = wording
  const words = t.hr.reports.frame
  const same = (values: readonly string[]) => values.map((value) => ({ value, text: value }))
  const selects: Readonly<Record<Exclude<FilterName, FirstFilter | PeriodFilter>, SelectView>> = {
    department: select('department', t.hr.people.department, query.department, [
      { value: '', text: t.hr.people.allDepartments },
      ...same(names.departments),
    ]),
    position: select('position', words.position, query.position, [
      { value: '', text: words.allPositions },
      ...same(names.positions),
    ]),
    type: select('type', words.type, query.type, [
      { value: '', text: words.allTypes },
      ...PERSON_TYPES.map((type) => ({ value: type, text: t.hr.type[type] })),
    ]),
    policyVersion: select('version', words.version, query.policyVersion, [
      { value: '', text: words.allVersions },
      ...same(names.policyVersions),
    ]),
    language: select('language', words.language, query.language, [
      { value: '', text: words.allLanguages },
      ...names.languages.map((code) => ({
        value: code,
        text: capitalized(courseLanguageName(code, wording.language)),
      })),
    ]),
    source: select('source', words.source, query.source, [
      { value: '', text: words.allSources },
      ...COMPLETION_SOURCES.map((source) => ({ value: source, text: capitalized(words.sources[source]) })),
    ]),
    only: select('only', words.only, query.only, [
      { value: '', text: words.onlyNothing },
      ...REPORT_ONLY.map((only) => ({ value: only, text: words.onlyChoices[only] })),
    ]),
  }
  return Object.values(selects)
}

/** A value in use stays on offer, even when no one is listed under it anymore. */
function select(name: string, label: string, used: string | null, options: readonly Option[]): SelectView {
  const value = used ?? ''
  const known = options.some((option) => option.value === value)
  return plainSelect(name, label, value, known ? options : [...options, { value, text: value }])
}
