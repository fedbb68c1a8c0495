import type { Messages } from '../messages.ts'

export const credits: Messages['hr']['credits'] = {}
