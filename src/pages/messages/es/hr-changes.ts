import type { Messages } from '../messages.ts'

export const changes: Messages['hr']['changes'] = {}
