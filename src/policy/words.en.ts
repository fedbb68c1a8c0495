import { count } from '../words/count.ts'
import type { Feature } from './feature.ts'

/** What the program does about clauses, each as a few words. */
const features: Record<Feature, string> = {
  rules: 'Rules for who takes the orientation, and by when',
  reminders: 'Reminders',
  reports: 'Reports of who has finished',
  certificate: 'A certificate for each person who finishes',
  packs: 'Evidence packs, with the site’s details on that day',
  understanding: 'Figures on which questions staff get wrong',
  'must-pass': 'Must-pass questions in the final check',
  'every-lesson': 'No one finishes without lesson 6',
  acknowledgement: 'Staff acknowledge the policy, and the date is on record',
  'acknowledgement-waits': 'No one can acknowledge the policy until the site has named its people',
  contacts: 'List of contacts',
  card: 'Each site’s public card',
  'wallet-card': 'Wallet card',
  guide: 'The guide to which call is the right one',
  'named-person': 'Each site’s named person for every hour, and a backup',
  'site-numbers': 'The site’s own numbers',
  'site-steps': 'The site’s steps, shown in lesson 7',
  'after-report': 'The page “What happens next,” with the site’s steps',
  'before-group': 'The site’s note on who to tell before a group, shown in lesson 7',
  'group-safety': 'The site’s safety measures for groups, shown in lesson 7',
  'staff-support': 'Support for staff, at the bottom of every page of the course',
}

/** The page of the policy's clauses. */
export const clauses = {
  title: 'Policy clauses',
  lead: 'See where each clause of the policy is taught, what asks about it, and what the program does about it.',
  version: (version: string) => `Policy version ${version}.`,
  complete: 'Every clause is taught, asked and acted on.',
  missing: 'What’s missing',
  missingText: 'Clauses and lessons come with the program. Tell whoever looks after it.',
  table: 'Clauses of the policy',
  column: {
    clause: 'Clause',
    lessons: 'Taught in',
    questions: 'Questions',
    stories: 'Stories',
    contacts: 'Contacts',
    features: 'What the program does',
  },
  lesson: (lesson: number, section: string) => `Lesson ${lesson}: ${section}`,
  asked: (final: number, practice: number) =>
    practice === 0 ? `${final} in the final check` : `${final} in the final check, ${practice} for practice`,
  questionsAbout: (clause: string) => `: questions about ${clause}`,
  practice: (question: string) => `${question} (practice)`,
  features,
  problems: {
    untaught: (clause: string) => `No lesson teaches ${clause}.`,
    unasked: (clause: string, final: number) =>
      `${final === 0 ? 'No question' : `Only ${count(final, 'question', 'questions')}`} in the final check asks about ${clause}.`,
    inoperative: (clause: string) => `The program doesn’t do anything about ${clause}.`,
    orphan: (what: string, clause: string) => `${what} names ${clause}, which isn’t in the policy.`,
    idle: (feature: string) => `No clause names this: ${feature}.`,
    of: {
      lesson: (id: string) => `Lesson ${id}`,
      question: (id: string) => `Question ${id}`,
      story: (id: string) => `Story ${id}`,
      contact: (id: string) => `Contact ${id}`,
      feature: () => 'The list of what the program does',
    },
  },
}
