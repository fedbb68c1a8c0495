import { count } from '../words/count.ts'

/** Codes on paper for many people at once. */
export const bulkInvites = {
  link: 'Invite several people',
  title: 'Invite several people',
  lead: 'These people can choose a password and have not done so yet. Make cards to print and hand over, 8 on a page. Each card has a code of its own, works once, and for 7 days.',
  found: (n: number) => (n === 1 ? '1 person to invite' : `${n} people to invite`),
  first: (shown: number, of: number) =>
    `You see the first ${shown} of ${of}. Make their cards first: then the next ones stand here.`,
  code: 'Code',
  codeChoices: { none: 'Without a code that works', any: 'Everyone without a password' },
  table: 'People who have no password yet',
  pick: 'Card',
  codeUntil: (date: string) => `Has one until ${date}`,
  codeNone: 'None',
  whom: 'Who gets a card',
  whomHint: 'A new code ends the one before: cards that were handed out stop working.',
  ticked: 'Those ticked in the list',
  all: (n: number) => (n === 1 ? 'The 1 person in the list' : `All ${n} people in the list`),
  make: 'Make cards to print',
  send: 'Send by e-mail',
  sent: (n: number) => (n === 1 ? '1 invitation is on its way.' : `${n} invitations are on their way.`),
  unsent: (n: number) =>
    n === 1
      ? '1 person got none: no e-mail address, or invited today already. Print a card instead.'
      : `${n} people got none: no e-mail address, or invited today already. Print cards instead.`,
  nobody: 'Tick at least one person, or choose everyone in the list',
  noneTitle: 'Nobody is waiting for a code here',
  noneText: 'Everyone on this list has a password or a code that still works. Change the filters to see others.',

  cardsTitle: 'Cards to hand over',
  made: (n: number) => `${count(n, 'card', 'cards')} to hand over`,
  onceLead:
    'Print this page now and cut along the lines. It can’t be shown again. If a card gets lost, make a new one.',
  print: 'How to print: Letter paper, actual size. 8 cards on a page.',
  leftOut: (n: number) =>
    n === 1
      ? 'One person is left out: they chose a password or left in the meantime.'
      : `${n} people are left out: they chose a password or left in the meantime.`,
  noneMade: 'No card was made. Everyone you chose has a password by now, or has left.',
  again: 'Invite more people',

  /** On the card, in the language of the person. */
  card: {
    scan: 'Scan the square with a phone, or go to',
    type: 'and type this code:',
  },
}
