import { count } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'

const people = (n: number) => count(n, 'persona', 'personas')

export const views: Messages['hr']['views'] = {
  title: 'Vistas guardadas',
  lead: 'Informes que usted quiere volver a ver, cada uno exactamente como se limitó. Solo usted ve esta lista.',
  none: 'Hasta ahora no ha guardado ninguna vista.',
  noneText: 'Limite un informe como lo necesite y elija «Guardar esta vista» debajo de él.',
  save: 'Guardar esta vista',
  download: 'Descargar este informe',
  all: 'Vistas guardadas',
  change: 'Cambiar',
  changeOf: (name) => `Cambiar «${name}»`,
  shows: 'Muestra',
  everyone: 'todo el registro',
  shownAs: (page, filters) => `${page}: ${filters}`,
  onDay: (day) => `al día ${day}`,
  dayOfOpening: 'al día en que se abre',
  reported: 'según lo que se sabía entonces',
  mailed: { daily: 'Correo cada día laborable', weekly: 'Correo cada semana', monthly: 'Correo cada mes' },
  notMailed: 'Sin correo',

  newTitle: 'Guardar esta vista',
  changeTitle: 'Cambiar una vista guardada',
  name: 'Nombre',
  nameHint: 'Para su propia lista, por ejemplo «Vencidas en North». Sin nombres de personas',
  nameNeeded: 'Escriba un nombre para la vista',
  nameLong: (most) => `Use como mucho ${most} caracteres`,
  tooMany: (most) => `Usted tiene ${most} vistas. Borre una antes de guardar otra.`,
  rhythm: 'Enviarme un enlace por correo',
  rhythmHint: 'El correo lleva un enlace que pide entrar y dice cuántas personas hay. No nombra a nadie.',
  rhythms: {
    never: 'Nunca',
    daily: 'Cada día laborable',
    weekly: 'Cada semana, el lunes',
    monthly: 'Cada mes, el día 1',
  },
  noMailServer: 'No hay un servidor de correo: no sale ningún correo hasta que lo haya.',
  saveButton: 'Guardar',
  cancel: 'Cancelar',
  remove: 'Borrar esta vista',
  removeHint: 'El informe se queda. Solo desaparecen esta entrada de su lista y sus correos.',
  done: {
    saved: 'La vista está guardada.',
    changed: 'La vista está cambiada.',
    removed: 'La vista está borrada. Ya no salen correos sobre ella.',
  },

  mail: {
    subject: 'Un informe que usted guardó',
    found: (name, day, n) => `«${name}»: ${people(n)} el ${day}.`,
    nobody: (name, day) => `«${name}»: nadie el ${day}. No hay nada que mirar.`,
    shows: (what) => `Muestra ${what}.`,
    link: 'Entre para verlo:',
    stop: 'Para no recibir más estos correos, cambie la vista en su lista de vistas guardadas.',
  },
}
