import { isToCome, type Standing, type Status } from './status.ts'
import type { Messages } from '../words/messages.ts'

/** Icon and word, always both: the word carries the meaning. */
export interface StatusTag {
  readonly icon: string
  /** The class for its tone, or nothing. */
  readonly tone: '' | 'tag--done' | 'tag--now' | 'tag--need'
  readonly name: string
}

export const LOOKS: Readonly<Record<Status, Omit<StatusTag, 'name'>>> = {
  'up-to-date': { icon: 'done', tone: 'tag--done' },
  'update-due': { icon: 'calendar', tone: 'tag--done' },
  'in-progress': { icon: 'half', tone: 'tag--now' },
  'not-started': { icon: 'open', tone: '' },
  'waiting-for-site': { icon: 'clock', tone: 'tag--need' },
  overdue: { icon: 'flag', tone: 'tag--need' },
  expired: { icon: 'clock', tone: 'tag--need' },
  'needs-help': { icon: 'question', tone: 'tag--need' },
  'cannot-say': { icon: 'question', tone: '' },
  'on-leave': { icon: 'pause', tone: '' },
  exempt: { icon: 'dash', tone: '' },
  separated: { icon: 'dash', tone: '' },
  'not-in-scope': { icon: 'dash', tone: '' },
}

export function statusTag(status: Status, t: Messages): StatusTag {
  return { ...LOOKS[status], name: t.hr.status[status] }
}

/** Of somebody who is still to come, the tag says that it will be. */
export function standingTag(standing: Pick<Standing, 'status' | 'because'>, t: Messages): StatusTag {
  const tag = statusTag(standing.status, t)
  return isToCome(standing) ? { ...tag, name: t.hr.notYet } : tag
}
