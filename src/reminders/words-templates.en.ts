import type { MessageKind, Placeholder, TemplateProblem } from './reminder.ts'

/** An organization's own words for what goes out. */
export const templates = {
  title: 'Texts',
  lead: 'What goes out, in both languages. Ours are ready to use. Your own words take their place.',
  table: 'Texts by kind and language',
  open: 'Read or change',
  ours: 'Our words',
  own: 'Your own words',
  when: {
    invite: 'To people without a password. A calendar entry for the due date comes with it.',
    nudge: 'To people who have done nothing for a while, or when a supervisor asks for it.',
    'due-soon': 'Before the due date. A calendar entry comes with it.',
    overdue: 'After the due date.',
    escalation: 'To the supervisor, about one person.',
    digest: 'To the supervisor, once a week.',
    'expiry-90': '90 days before a completion stops counting.',
    'expiry-60': '60 days before a completion stops counting.',
    'expiry-30': '30 days before a completion stops counting.',
  } satisfies Record<MessageKind, string>,
  heading: (kind: string, language: string) => `${kind}, ${language}`,
  subject: 'Subject',
  subjectHint: (placeholders: string) =>
    placeholders === ''
      ? 'It shows on locked phones: no names, nothing about the topic.'
      : `It shows on locked phones: no names, nothing about the topic. You may use ${placeholders}`,
  body: 'Text',
  bodyHint:
    'An empty line begins a new paragraph. Whom to ask and what to do in an emergency is added below by itself.',
  save: 'Save',
  preview: 'See it first',
  saved: 'Saved. This is what goes out from now on.',
  previewTitle: 'How it looks',
  previewLead: 'Filled in for a person who does not exist.',
  looks: 'As it looks',
  asText: 'As plain text',
  placeholdersTitle: 'What gets filled in',
  placeholdersLead: 'Write these with their brackets. They are replaced in each message.',
  placeholders: {
    name: 'The name of who gets it',
    organization: 'The name of the organization',
    minutes: 'How long it still takes',
    due: 'The due date',
    why: 'The sentence that says where the date comes from',
    until: 'Until when the completion counts',
    from: 'From when it can be done again',
    count: 'How many people it is about',
    people: 'The list of these people',
    link: 'The link; every text needs it',
  } satisfies Record<Placeholder, string>,
  resetTitle: 'Back to our words',
  resetLead: 'Your own words for this text are deleted.',
  reset: 'Use ours again',
  needs: {
    empty: () => 'Write something here',
    'line-break': () => 'Keep the subject on one line',
    'unknown-placeholder': (written: string) => `${written} can’t stand here. Use only what is listed`,
    'no-link': () => 'Put {link} where the link should be',
    topic: (words: string) => `Take this out of the subject, because it shows what this is about: ${words}`,
  } satisfies Record<TemplateProblem['kind'] | 'topic', (written: string) => string>,
}
