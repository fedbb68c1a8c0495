import type { PersonId } from '../../ledger/event.ts'
import { table } from '../../people/file/record.page.ts'
import { cell, type FileTable, linked } from '../../platform/html/file-table.page.ts'
import { capitalized, languageName } from '../../platform/text/format.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { dayText, type HeldPageInput, nameOf, pairs, type Row, tablesByRecord } from './input.page.ts'

export function accountTables(input: HeldPageInput): readonly FileTable[] {
  return tablesByRecord(input, (record) => accountOf(input, record))
}

function accountOf(input: HeldPageInput, record: PersonId): FileTable {
  const { t, language } = input.context.wording
  const { titles, rows: words, none, yes, no } = t.privacy.held
  const changes = input.held.signInChanges.filter((change) => change.record === record)
  const accounts = input.held.accounts.filter((account) => account.record === record)
  const rows = accounts.flatMap((account): Row[] => [
    [cell(words.signInName), cell(account.signInName ?? words.noSignInName)],
    [cell(words.password), cell(account.hasPassword ? words.passwordKept : words.passwordNone)],
    [cell(words.addressConfirmed), cell(account.isAddressConfirmed ? yes : no)],
    [cell(words.language), cell(capitalized(languageName(account.language, language)))],
    [cell(words.since), cell(dayText(account.createdAt, input))],
    ...(account.closedAt === null ? [] : [[cell(words.closed), cell(dayText(account.closedAt, input))]]),
    ...account.roles.map(({ role, until, givenAt, givenBy }) => [
      cell(words.role),
      cell(
        t.account.roles[role],
        givenAt === null ? '' : words.given(dayText(givenAt, input), nameOf(givenBy, input)),
        until === null ? '' : t.hr.personFile.until(formatDate(until, language)),
      ),
    ]),
    [cell(input.held.private === null ? words.changes : words.ownChanges), cell(String(changes.length))],
    [
      cell(words.sessions),
      input.links.account === null
        ? cell(String(account.sessions))
        : linked(String(account.sessions), [{ text: words.sessionsShown, href: input.links.account }]),
    ],
  ])
  return pairs(input, 'account', titles.account, rows, none.account)
}

/** Passkeys, links, codes, and requests for recovery codes: what lets or let somebody in. */
export function wayInTables(input: HeldPageInput): readonly FileTable[] {
  return tablesByRecord(input, (record) => waysInOf(input, record))
}

function waysInOf(input: HeldPageInput, record: PersonId): FileTable {
  const { t } = input.context.wording
  const { titles, columns, none, purposes, factorKinds, used, notUsed, unused, ...recoveryWords } = t.privacy.held
  const { recovery, recoveryOpen, recoveryClosed } = recoveryWords
  const isOf = (each: { readonly record: PersonId | null }) => each.record === record
  const links = input.held.links
    .filter(isOf)
    .map(
      ({ purpose, createdAt, createdBy, expiresAt, usedAt }): Row => [
        cell(purposes[purpose]),
        cell(dayText(createdAt, input), nameOf(createdBy, input)),
        cell(usedAt === null ? unused(dayText(expiresAt, input)) : used(dayText(usedAt, input))),
      ],
    )
  const recoveries = input.held.recoveries
    .filter(isOf)
    .map(
      ({ askedAt, askedBy, agreedBy, closedAt }): Row => [
        cell(recovery),
        cell(dayText(askedAt, input), nameOf(askedBy, input)),
        cell(
          closedAt === null ? recoveryOpen : recoveryClosed(dayText(closedAt, input)),
          agreedBy === null ? '' : t.hr.timeline.agreed(nameOf(agreedBy, input)),
        ),
      ],
    )
  const heads = [columns.what, columns.made, columns.result]
  const factors = input.held.factors
    .filter(isOf)
    .map(
      ({ kind, name, addedAt, usedAt }): Row => [
        cell(factorKinds[kind], name ?? ''),
        cell(addedAt === null ? '' : dayText(addedAt, input)),
        cell(usedAt === null ? notUsed : used(dayText(usedAt, input))),
      ],
    )
  return table('ways-in', titles.waysIn, heads, [...factors, ...links, ...recoveries], none.waysIn)
}
