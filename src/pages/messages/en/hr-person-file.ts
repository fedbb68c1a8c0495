import { shown } from './hr-person-shown.ts'

/** The file of one person, and what was shown. */
export const personFile = {
  title: 'The file of a person',
  shown,
}
