import type { Messages } from '../messages.ts'

export const reminders: Messages['hr']['reminders'] = {}
