import { firstDate, type Group, latestNotice, toldStates } from '../../groups/group.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { type KitCell, type KitPage, text } from '../../packages/kit/part.page.ts'
import { MESSAGES } from '../../words/messages.ts'
import { dayText, type PackFrame, packWords } from './layout.page.ts'
import { inBoth, type PublishedDetails, tableOf } from './record.page.ts'

/** A group, with the name of its site. */
export interface PackedGroup {
  readonly site: string
  readonly group: Group
  /** Whether somebody had left the organization before it began. */
  hadLeft(person: PersonId): boolean
}

/**
 * Who was told before each group, when, and when they confirmed it; how each group was planned; and what the sites had
 * published about it. People are ids with their jobs: their names are in the roster as long as they're on record.
 */
export function groupsPage(
  groups: readonly PackedGroup[],
  published: readonly PublishedDetails[],
  frame: PackFrame,
): KitPage {
  const words = packWords(frame).groups
  const { timeline, toldAs, ways } = MESSAGES[frame.language].hr.groups
  const day = (date: Parameters<typeof dayText>[0]) => dayText(date, frame)
  const named = ({ site, group }: PackedGroup) => `${site}: ${latestNotice(group).name}`
  const told = groups.flatMap((packed) =>
    toldStates(packed.group).map(({ person, as, position, toldOn, late, acknowledged, beforeStart }): KitCell[] => {
      const isLeft = acknowledged === null && packed.hadLeft(person)
      return [
        named(packed),
        day(firstDate(packed.group)),
        position === '' ? toldAs[as] : `${toldAs[as]}: ${position}`,
        person,
        late ? words.late(day(toldOn)) : day(toldOn),
        acknowledged !== null ? `${day(acknowledged.on)}, ${ways[acknowledged.way]}` : isLeft ? words.left : words.not,
        isLeft ? '' : beforeStart ? words.yes : words.no,
      ]
    }),
  )
  const plans = groups.flatMap((packed) => {
    const { notices, cancelled } = packed.group
    return [
      ...notices.map((notice, index): KitCell[] => [
        named(packed),
        day(notice.on),
        index === 0 ? timeline.planned(notice.name) : timeline.changed(notice.name),
        notice.dates.map(day).join('; '),
        String(notice.told.length),
      ]),
      ...(cancelled === null ? [] : [[named(packed), day(cancelled.on), timeline.cancelled, '', '']]),
    ]
  })
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
        parts: [text(words.told), ...tableOf('told', words.toldHead, told, frame)],
      },
      { id: 'plans', title: words.plansTitle, parts: tableOf('plans', words.plansHead, plans, frame) },
      { id: 'texts', title: words.textsTitle, parts: tableOf('texts', words.textsHead, texts, frame) },
    ],
  }
}
