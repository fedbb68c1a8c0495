import type { SiteRole } from '../../ledger/bodies/role.ts'
import type { DriftReason, OpenHour } from './drift.ts'
import type { PlannedChange } from './planned.ts'
import { digits } from '../../words/count.ts'

const role: Record<SiteRole, string> = {
  named: 'Named person',
  backup: 'Backup',
  alternative: 'For a concern about the named person',
  support: 'Support for staff',
}

const reason: Record<DriftReason, (name: string, day: string) => string> = {
  left: (name, day) => `${name} hasn’t worked here since ${day}.`,
  leave: (name, day) => `${name} has been on leave since ${day}.`,
  site: (name, day) => `${name} has worked at a different site since ${day}.`,
  position: (name, day) => `${name} has had a different position since ${day}.`,
}

/** For a viewer who may not read about the person. */
const notAvailable = (name: string, day: string): string => `${name} hasn’t been available in this role since ${day}.`

/** Who holds the roles of a site's details, as people on record. */
export const siteRoles = {
  lostOnSitePage: (roles: string) =>
    `The details changed, so these roles aren’t linked to anyone anymore: ${roles}. Link them again.`,
  awayInPreview: (roles: string) =>
    `Shown the way staff would see it now. Because the people linked to these roles are away, staff aren’t given their numbers: ${roles}.`,
  link: 'Link people to their roles',
  title: (site: string) => `People at ${site}`,
  back: 'Back to the details',
  lead: 'Link each role to the person on record who holds it. If that person leaves, goes on leave or changes jobs, you’re told the same day, and staff don’t see that person’s number anymore.',
  byHand: 'You choose each person yourself. Nothing is linked automatically, not even when names match.',
  notLive: 'This site’s details aren’t live yet. Publish them first, then link people to their roles.',
  role,
  unlinked: 'Not linked to anyone. You won’t be told when this person leaves.',
  lost: 'The details changed, so this role isn’t linked to anyone anymore. Link it again, or say that no one needs to be linked.',
  noOne: 'No one to link',
  noOneFor: (who: string) => `No one to link: ${who}`,
  leftOut: {
    title: 'Linked roles that aren’t in the details anymore',
    lead: 'Someone was linked to each of these roles when the details changed. If a role was taken out by mistake, put it back in the details and link it again. If not, confirm that it isn’t needed.',
    button: 'Not needed anymore',
    buttonFor: (who: string) => `Not needed anymore: ${who}`,
    onSitePage: (roles: string) =>
      `These roles are linked to someone, but they’re not in the details anymore: ${roles}. Say whether they’re still needed.`,
  },
  planned: {
    title: (day: string) => `Planned details change linked roles on ${day}`,
    lead: (roles: string) => `These roles change: ${roles}. Below, each one says what to do.`,
    change: {
      renewed: (day: string) =>
        `The planned details change this role’s number or title, so the link ends on ${day}. If the same person keeps the role, choose them again here before then, and the link stays.`,
      stays: (day: string) =>
        `The planned details change this role’s number or title on ${day}. The link stays, because someone has decided who holds the role since these details were planned.`,
      away: (day: string) =>
        `The planned details change this role’s number or title on ${day}. This person is away then, so staff still see the next person’s number. Decide here who holds the role.`,
      other: (day: string) =>
        `The planned details give this role to someone else or drop it, so the link ends on ${day}. If someone else takes over, link that person here on that day.`,
    } satisfies Record<PlannedChange, (day: string) => string>,
  },
  heldBy: (name: string) => `Linked to ${name}`,
  linkedOn: (by: string, day: string) => `Linked by ${by} on ${day}.`,
  confirmedOn: (by: string, day: string) => `${by} confirmed on ${day} that this person still holds the role.`,
  drifted: (n: number) => (n === 1 ? '1 role needs a new person' : `${digits(n)} roles need a new person`),
  driftedLead:
    'Until you decide, staff see the next person’s number, or none if no one can stand in. They aren’t told why.',
  open: {
    nobody: (at: string) =>
      `Starting ${at}, no one is on duty, because everyone who could answer is away. Choose someone for these hours.`,
    alone: (at: string) =>
      `Starting ${at}, the only person on duty is also the backup, so staff have no one else to call. Choose someone else for one of the two roles, or change the hours.`,
  } satisfies Record<OpenHour['why'], (at: string) => string>,
  reason,
  notAvailable,
  shows: (who: string) => `Staff see: ${who}.`,
  showsNobody: 'Staff are told to call SCR or 911 themselves, because no one can stand in.',
  showsNoOne: 'For now, staff don’t see anyone’s number for this role.',
  changeFirst: 'If someone new has taken over, update the details with the new number, then choose that person here.',
  askSteward: (names: string) =>
    `If someone new has taken over, ask ${names === '' ? 'a content steward' : `${names} (content steward)`} to change the details.`,
  returns: (who: string) =>
    `If you use “Choose someone else,” “Still right” or “Remove the link,” staff see this again right away: ${who}. Do that only if the right person answers that number.`,
  linkReturns: (who: string) =>
    `As soon as you link someone, staff see this again: ${who}. Make sure that person answers that number.`,
  details: 'Change the details',
  search: 'Name or staff number',
  find: 'Find',
  choose: 'Choose a person',
  chooseOther: 'Choose someone else',
  choosing: (who: string) => `Who is “${who}”?`,
  found: 'People found',
  nobody: 'No match among people who work here and aren’t on leave. Try part of the name.',
  more: 'There are more matches. Type more of the name.',
  linkThis: 'Link',
  linkTo: (name: string) => `Link to ${name}`,
  away: 'This person doesn’t work here today, or is on leave. Choose someone else.',
  both: 'Staff turn to someone else when their concern is about the person they’d normally tell, so one person can’t be linked to both roles. Choose someone else, or remove this person’s other link first. If one person really holds both roles, assign one of the roles to someone else in the details.',
  alone:
    'This person would be their own backup while no one else is on duty, so staff who can’t reach them would have no one to call. Choose someone else, or remove this person’s other link first.',
  changed:
    'The details or the links have changed since you opened this page. Nothing was saved. Look at the roles again.',
  stillRight: 'Still right',
  stillRightFor: (name: string) => `${name} still holds this role`,
  unlink: 'Remove the link',
  unlinkFor: (name: string) => `Remove the link to ${name}`,
  done: {
    linked: 'Linked. You’ll be told the same day if anything changes.',
    unlinked: 'The link has been removed. Staff see the number in the details.',
    confirmed: 'Your confirmation is on record. Staff see this person’s number again.',
    nobody: 'Your answer is on record.',
  },
  timeline: {
    linked: (which: string, who: string) => `${which}: linked to ${who}`,
    kept: (which: string, who: string) => `${which}: the link to ${who} was kept when the details changed`,
    unlinked: 'A role was unlinked from the person who held it',
    nobody: (which: string) => `${which}: no one needs to be linked after the details changed`,
    confirmed: 'Someone confirmed that the person still holds the role',
  },
  mail: {
    subject: (n: number): string =>
      n === 1 ? 'A role at a site needs to be filled' : 'Roles at a site need to be filled',
    gone: (which: string, site: string, day: string) =>
      `The person linked to “${which}” at ${site} hasn’t been available in that role since ${day}.`,
    now: 'For now, staff see the next person’s number, or none if no one can stand in. They aren’t told why.',
    open: 'See which role it is, and choose what to do:',
  },
}
