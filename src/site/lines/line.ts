import type { LocalResource } from '../../organization/details-shape.ts'
import { hasSpanish } from '../plan.ts'

/** A local line with every text that it may have. */
export interface DraftLine extends LocalResource {
  readonly isNot: string
  readonly languages: string
}

export const EMPTY_LOCAL: DraftLine = {
  name: '',
  phone: '',
  purpose: '',
  isNot: '',
  hours: '',
  languages: '',
  checkedOn: '',
}

/** Lines from before these texts have none of them. */
export function draftLine({ isNot = '', languages = '', ...line }: LocalResource): DraftLine {
  return { ...line, isNot, languages }
}

export function isEmptyLocal(resource: DraftLine): boolean {
  const { name, phone, purpose, isNot, hours, languages, checkedOn } = resource
  const texts = [name, phone, purpose, isNot, hours, languages, checkedOn]
  return texts.every((text) => text === '') && !hasSpanish(resource)
}
