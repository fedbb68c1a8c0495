import { table } from '../../people/file/record.page.ts'
import { cell, type FileTable } from '../../platform/html/file-table.page.ts'
import { formatTime, formatTimeZone } from '../../platform/time/date.page.ts'
import { localTime } from '../../platform/time/local-time.ts'
import { heldTexts } from '../../trail/held-text.page.ts'
import { type HeldTrail, type HeldTrailEntry, type Named, SOMEONE_ELSE } from './held.ts'
import { dayText, type HeldPageInput, pairs, recordsIn, type Row } from './input.page.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

/** What the audit trail has with the person in it: entries for the person, and how many there are for HR. */
export function trailTable(input: HeldPageInput): FileTable {
  const { auditTrail } = input.held
  return auditTrail.entries === null ? countsOf(input, auditTrail) : entriesOf(input, auditTrail, auditTrail.entries)
}

function countsOf(input: HeldPageInput, { about, by, first, last }: HeldTrail): FileTable {
  const { titles, none, trail } = input.context.wording.t.privacy.held
  const days: readonly Row[] =
    first === null || last === null
      ? []
      : [
          [cell(trail.about), cell(String(about))],
          [cell(trail.by), cell(String(by))],
          [cell(trail.first), cell(dayText(first, input))],
          [cell(trail.last), cell(dayText(last, input))],
        ]
  return { ...pairs(input, 'trail', titles.trail, days, none.trail), lead: trail.lead }
}

function entriesOf(input: HeldPageInput, { all }: HeldTrail, entries: readonly HeldTrailEntry[]): FileTable {
  const { context, held } = input
  const { t, language } = context.wording
  const { titles, none, trail } = t.privacy.held
  const { column, kinds } = t.hr.trail
  const rows = entries.map((entry): Row => {
    const { at, kind, by, about } = entry
    const day = formatDayOf(at, held.timeZone, language)
    const time = formatTime(localTime(at, held.timeZone).time, language)
    const texts = heldTexts(entry.holds, { t, language }, (id) => nameInside(id, entry, input))
    const aboutText = about === null || isOwn(about, input) ? '' : t.hr.reminders.messages.about(calledIn(about, input))
    return [
      cell(day, time),
      cell(kinds[kind], ...texts, aboutText),
      cell(isOwn(by, input) ? trail.you : input.trailName(by)),
      cell(addressText(entry, input)),
    ]
  })
  const columns = [column.when, column.what, column.who, column.address]
  const lead = [
    trail.ownLead,
    all > entries.length ? trail.newest(entries.length, all) : '',
    trail.addresses,
    t.hr.trail.addressNote(input.addressPeriod),
    t.hr.trail.zone(formatTimeZone(held.timeZone, language)),
  ]
  return {
    ...table('trail', titles.trail, columns, rows, none.trail),
    lead: lead.filter((text) => text !== '').join(' '),
  }
}

function isOwn({ id }: Named, input: HeldPageInput): boolean {
  return recordsIn(input).some((record) => record === id)
}

function calledIn(named: Named, input: HeldPageInput): string {
  return named.id === SOMEONE_ELSE ? input.context.wording.t.privacy.held.trail.someoneElse : input.trailName(named)
}

/** The name for an id among what an entry holds. `null` for what is no id. */
function nameInside(id: string, { people }: HeldTrailEntry, input: HeldPageInput): string | null {
  if (id === SOMEONE_ELSE) return input.context.wording.t.privacy.held.trail.someoneElse
  const named = people.find((person) => person.id === id)
  return named === undefined ? null : input.trailName(named)
}

/** A dash where there never was one, or where it's somebody else's. */
function addressText({ address, by }: HeldTrailEntry, input: HeldPageInput): string {
  const { noAddress } = input.context.wording.t.hr.trail
  return address ?? (isOwn(by, input) || by.id === 'visitor' ? noAddress : '–')
}
