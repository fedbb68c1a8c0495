import {
  type Acknowledgement,
  confirmationsOf,
  firstDate,
  type Group,
  latestNotice,
  noticeConfirmed,
  toldStates,
} from '../../groups/group.ts'
import { startedWithoutClinician } from '../../groups/shortfalls.ts'
import type { Told } from '../../ledger/bodies/group.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { type KitCell, type KitPage, text } from '../../packages/kit/part.page.ts'
import { type CalendarDate, dateAt } from '../../platform/time/calendar.ts'
import { MESSAGES } from '../../words/messages.ts'
import { dayText, type PackFrame, packWords } from './layout.page.ts'
import { inBoth, type PublishedDetails, tableOf } from './record.page.ts'

/** A group, with the name of its site. */
export interface PackedGroup {
  readonly site: string
  readonly group: Group
  /** Whether somebody had left the organization before it began. */
  hadLeft(person: PersonId): boolean
  /** As on the roster. Null for anyone who isn't on it, and once the name was erased. */
  nameOf(person: PersonId): string | null
}

/**
 * Who was told before each group, when, and when they confirmed it. How each group was planned, with everyone who was told
 * each time. Every confirmation, also of people who were taken off the list later. What the sites had published. Whoever
 * has no name on the roster is an ID with a job, so that a pack for one site names nobody of another.
 */
export function groupsPage(
  groups: readonly PackedGroup[],
  published: readonly PublishedDetails[],
  frame: PackFrame,
): KitPage {
  const words = packWords(frame).groups
  const { timeline, toldAs, ways } = MESSAGES[frame.language].hr.groups
  const day = (date: CalendarDate) => dayText(date, frame)
  const days = (dates: readonly CalendarDate[]) => dates.map(day).join('; ')
  const role = ({ as, position }: Told) => (position === '' ? toldAs[as] : `${toldAs[as]}: ${position}`)
  const confirmed = ({ on, way }: Acknowledgement) => `${day(on)}, ${ways[way]}`
  const named = ({ site, group }: PackedGroup) => `${site}: ${latestNotice(group).name}`
  const who = (person: PersonId, { nameOf }: PackedGroup) => nameOf(person) ?? person
  const told = groups.flatMap((packed) =>
    toldStates(packed.group).map((state): KitCell[] => {
      const { person, toldOn, late, isMoved, datesToldOn, confirmedStart, beforeStart, acknowledged } = state
      const [start, ofDates] = confirmationsOf(state)
      const isLeft = acknowledged === null && packed.hadLeft(person)
      const newDates = ofDates !== undefined ? confirmed(ofDates) : acknowledged === null && !isLeft ? words.not : ''
      const onFirstDay = confirmedStart?.on === firstDate(packed.group)
      return [
        named(packed),
        day(firstDate(packed.group)),
        role(state),
        who(person, packed),
        [late ? words.late(day(toldOn)) : day(toldOn), ...(isMoved ? [words.newDatesOn(day(datesToldOn))] : [])].join(
          '; ',
        ),
        start === undefined
          ? isLeft
            ? words.left
            : words.not
          : [confirmed(start), ...(newDates === '' ? [] : [words.newDates(newDates)])].join('; '),
        beforeStart ? words.yes : onFirstDay ? words.onFirstDay : isLeft ? '' : words.no,
      ]
    }),
  )
  const unready = groups.filter(
    ({ group, hadLeft }) =>
      group.cancelled === null && firstDate(group) <= frame.asOf && startedWithoutClinician(group, hadLeft),
  )
  const plans = groups.flatMap((packed) => {
    const { notices, cancelled } = packed.group
    return [
      ...notices.map((notice, index): KitCell[] => [
        named(packed),
        day(notice.on),
        index === 0 ? timeline.planned(notice.name) : timeline.changed(notice.name),
        days(notice.dates),
        String(notice.told.length),
      ]),
      ...(cancelled === null ? [] : [[named(packed), day(cancelled.on), timeline.cancelled, '', '']]),
    ]
  })
  const noClinicians = unready.map((packed) =>
    text(words.noClinician(`${named(packed)}, ${day(firstDate(packed.group))}`)),
  )
  const lists = groups.flatMap((packed) =>
    packed.group.notices.flatMap((notice) =>
      notice.told.map((each): KitCell[] => [
        named(packed),
        day(notice.on),
        days(notice.dates),
        role(each),
        who(each.person, packed),
      ]),
    ),
  )
  const confirmations = groups.flatMap((packed) =>
    packed.group.acknowledgements.map((one): KitCell[] => [
      named(packed),
      who(one.person, packed),
      day(one.on),
      ways[one.way],
      day(dateAt(one.at, frame.timeZone)),
      days(noticeConfirmed(packed.group, one).dates),
    ]),
  )
  const texts = published.map(({ site, event }): KitCell[] => {
    const details: SiteDetails = event.body.details
    const { beforeGroup, groupSafety, es } = details
    const filled = (written: string) => (written.trim() === '' ? words.notFilled : written)
    return [
      site,
      words.versionOn(event.body.version, day(event.effectiveOn)),
      inBoth(filled(beforeGroup), es?.beforeGroup),
      inBoth(filled(groupSafety), es?.groupSafety),
    ]
  })
  return {
    file: 'groups.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'told',
        title: words.toldTitle,
        parts: [text(words.told), ...tableOf('told', words.toldHead, told, frame), ...noClinicians],
      },
      { id: 'plans', title: words.plansTitle, parts: tableOf('plans', words.plansHead, plans, frame) },
      { id: 'lists', title: words.listsTitle, parts: tableOf('lists', words.listsHead, lists, frame) },
      {
        id: 'confirmations',
        title: words.confirmationsTitle,
        parts: [text(words.confirmations), ...tableOf('confirmations', words.confirmationsHead, confirmations, frame)],
      },
      { id: 'texts', title: words.textsTitle, parts: tableOf('texts', words.textsHead, texts, frame) },
    ],
  }
}
