import type { CompletionField } from './import.ts'
import type { ImportField } from '../contract.job.ts'
import { plain } from '../mapping.job.ts'

export const COMPLETE_OR_NOT = ['complete', 'not-complete'] as const
export type CompleteOrNot = (typeof COMPLETE_OR_NOT)[number]

/**
 * Headings as Moodle, TalentLMS, Docebo, Absorb and Cornerstone write them in their exports, in English and in Spanish.
 * Time that somebody spent is not among them: only what a course credits is taken.
 */
export const FIELDS: readonly (ImportField & { readonly id: CompletionField })[] = [
  field('employee_number', [
    'employee number',
    'employee no',
    'employee id',
    'staff number',
    'staff id',
    'id number',
    'user id number',
    'external id',
    'employee external id',
    'user external id',
    'número de empleado',
    'número de personal',
    'número de id',
  ]),
  field('email', [
    'email',
    'e-mail',
    'email address',
    'e-mail address',
    'user email',
    'learner email',
    'work email',
    'correo',
    'correo electrónico',
    'dirección de correo',
    'dirección email',
  ]),
  field('name', [
    'name',
    'full name',
    'user full name',
    'learner',
    'learner name',
    'user',
    'user name full',
    'employee name',
    'fullname',
    'nombre completo',
  ]),
  field('first_name', ['first name', 'firstname', 'user first name', 'given name', 'nombre', 'nombres']),
  field('last_name', ['last name', 'lastname', 'user last name', 'surname', 'family name', 'apellido', 'apellidos']),
  field('completed_on', [
    'completed on',
    'finished on',
    'completion date',
    'date completed',
    'completed',
    'completed date',
    'course completion date',
    'enrollment completion date',
    'transcript completed date',
    'time completed',
    'course completed',
    'fecha de finalización',
    'fecha de terminación',
    'finalizado el',
  ]),
  field('started_on', [
    'started on',
    'date started',
    'first accessed on',
    'first access',
    'comenzado en',
    'comenzado el',
    'iniciado en',
    'iniciado el',
    'empezado el',
    'primer acceso',
  ]),
  field('last_access_on', [
    'last accessed on',
    'last accessed',
    'last access',
    'last access date',
    'last activity',
    'último acceso',
    'último acceso en',
    'último acceso el',
    'último accedido en',
    'fecha de último acceso',
  ]),
  field(
    'status',
    [
      'status',
      'completion status',
      'course status',
      'enrollment status',
      'transcript status',
      'course progress status',
      'course complete',
      'estado',
      'estatus',
      'estado de finalización',
    ],
    COMPLETE_OR_NOT,
  ),
  field('score', [
    'score',
    'final score',
    'grade',
    'final grade',
    'average score',
    'transcript score',
    'course total',
    'calificación',
    'puntaje',
    'puntuación',
    'nota',
  ]),
  field('course', [
    'course',
    'course name',
    'course title',
    'training title',
    'package title',
    'title',
    'course full name',
    'curso',
    'nombre del curso',
  ]),
  field('course_version', [
    'course version',
    'package version',
    'training version',
    'version',
    'versión',
    'versión del curso',
  ]),
  field('language', ['language', 'course language', 'user language', 'idioma']),
  field('minutes', [
    'credited minutes',
    'minutes',
    'duration (minutes)',
    'training minutes',
    'credit minutes',
    'minutos',
    'minutos acreditados',
  ]),
  field('code', ['check code', 'code', 'receipt', 'receipt code', 'código de comprobación']),
]

/** Whether a column tells when somebody was there and not when they finished. */
export function isOfAccess(heading: string): boolean {
  return ACCESS.some((id) => FIELDS.find((each) => each.id === id)?.headings.includes(plain(heading)))
}

const ACCESS: readonly CompletionField[] = ['started_on', 'last_access_on']

function field(
  id: CompletionField,
  headings: readonly string[],
  values: readonly string[] | null = null,
): ImportField & { readonly id: CompletionField } {
  return { id, required: false, headings, values }
}
