import type { Messages } from '../messages.ts'
import { shown } from './hr-person-shown.ts'

export const personFile: Messages['hr']['personFile'] = {
  title: 'El expediente de una persona',
  shown,
}
