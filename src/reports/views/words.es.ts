import { count, digits } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'

const people = (n: number) => count(n, 'persona', 'personas')

export const views: Messages['hr']['views'] = {
  title: 'Vistas guardadas',
  lead: 'Informes que usted quiere volver a ver, cada uno con los mismos filtros que eligió. Solo usted ve esta lista.',
  none: 'Todavía no ha guardado ninguna vista',
  noneText: 'Filtre un informe como lo necesite y elija “Guardar esta vista” al final.',
  toPeople: 'Ir a Personal',
  save: 'Guardar esta vista',
  download: 'Descargar este informe',
  otherFormats: 'Otros formatos',
  all: 'Vistas guardadas',
  change: 'Cambiar',
  changeOf: (name) => `Cambiar “${name}”`,
  shows: 'Muestra',
  everyone: 'todo el registro',
  shownAs: (page, filters) => `${page}: ${filters}`,
  onDay: (day) => `con datos al ${day}`,
  dayOfOpening: 'con datos del día en que la abra',
  reported: 'como se informó ese día',
  mailed: { daily: 'Correo cada día laborable', weekly: 'Correo cada semana', monthly: 'Correo cada mes' },
  notMailed: 'Sin correo',

  newTitle: 'Guardar esta vista',
  changeTitle: 'Cambiar una vista guardada',
  name: 'Nombre',
  nameHint: 'Para su propia lista, por ejemplo “Vencidas en North”. Sin nombres de personas.',
  nameNeeded: 'Escriba un nombre para la vista',
  nameLong: (most) => `Use como máximo ${digits(most)} caracteres`,
  tooMany: (most) => `Usted tiene ${digits(most)} vistas. Borre una antes de guardar otra.`,
  rhythm: 'Enviarme un enlace por correo',
  rhythmHint:
    'El correo dice cuántas personas hay en el informe y lleva un enlace para verlo después de iniciar sesión. No nombra a nadie.',
  rhythms: {
    never: 'Nunca',
    daily: 'Cada día laborable',
    weekly: 'Cada semana, el lunes',
    monthly: 'Cada mes, el día 1',
  },
  noMailServer: 'No hay un servidor de correo configurado, así que no se enviará ningún correo hasta que haya uno.',
  saveButton: 'Guardar',
  cancel: 'Cancelar',
  remove: 'Borrar esta vista',
  removeHint: 'El informe no se borra. Solo desaparece la vista guardada, junto con sus correos.',
  done: {
    saved: 'La vista se guardó.',
    changed: 'Los cambios se guardaron.',
    removed: 'La vista se borró. Ya no se enviarán correos sobre ella.',
  },

  mail: {
    subject: 'Un informe que usted guardó',
    found: (name, day, n) => `“${name}”: ${people(n)} el ${day}.`,
    nobody: (name, day) => `“${name}”: nadie el ${day}. No hay nada que revisar.`,
    shows: (what) => `Muestra ${what}.`,
    link: 'Inicie sesión para verlo:',
    stop: 'Para dejar de recibir estos correos, cambie la vista en su lista de vistas guardadas.',
  },
}
