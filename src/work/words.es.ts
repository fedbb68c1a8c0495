import type { work as english, workProgress as englishProgress } from './words.en.ts'
import { digits } from '../words/count.ts'

/** Nothing is counted yet when work has just begun. */
const amount = (before: string, one: string, many: string) => (done: number, total: number) =>
  total === 0 ? 'Preparando todo' : `${before} ${digits(done)} de ${digits(total)} ${total === 1 ? one : many}`

export const workProgress: typeof englishProgress = {
  amount: {
    planning: amount('Leyendo el archivo:', 'fila', 'filas'),
    applying: amount('Registrando:', 'fila', 'filas'),
    pack: amount('Creando el paquete:', 'persona', 'personas'),
    report: amount('Creando el archivo:', 'persona', 'personas'),
    people: amount('Hecho para', 'persona', 'personas'),
    package: amount('Revisando el paquete:', 'paso', 'pasos'),
  },
  waiting: 'Esperando su turno',
  nearlyDone: 'Casi listo',
  left(seconds) {
    if (seconds <= 10) return 'Faltan unos segundos'
    if (seconds < 60) return 'Falta menos de un minuto'
    if (seconds < 5_400) {
      const minutes = Math.round(seconds / 60)
      return minutes === 1 ? 'Falta cerca de 1 minuto' : `Faltan unos ${minutes} minutos`
    }
    return `Faltan unas ${Math.round(seconds / 3_600)} horas`
  },
}

export const work: typeof english = {
  progress: workProgress,
  leave: 'Puede salir de esta página. La tarea sigue.',
  all: 'Ver las tareas en curso',
  again: 'Revisar otra vez',
  lost: 'Se perdió la conexión. La tarea sigue en el servidor.',
  stuck: 'Si no avanza',
  stop: 'Detener',
  stopHint: {
    planning: 'Todavía no se ha registrado nada. Puede empezar otra vez con el mismo archivo.',
    applying: 'Lo que ya se registró sigue registrado. Puede continuar después con lo que falta.',
    pack: 'De un paquete sin terminar no se guarda nada.',
    report: 'De un archivo sin terminar no se guarda nada.',
    people: 'Lo que ya se hizo queda hecho. Puede continuar después con las demás personas.',
    package: 'De un paquete sin terminar no se guarda nada.',
  },
  end: {
    done: {
      planning: { text: 'El archivo ya se leyó.', link: 'Ver lo que cambiaría' },
      applying: { text: 'Listo. Todo quedó registrado.', link: 'Ver el resultado' },
      pack: { text: 'Listo. Ya puede descargar el paquete.', link: 'Ver el paquete' },
      report: { text: 'Listo. Ya puede descargar su archivo.', link: 'Descargar el archivo' },
      people: { text: 'Listo. La acción se hizo para todas las personas.', link: 'Ver el resultado' },
      package: { text: 'Listo. El paquete ya se creó y se revisó.', link: 'Ver el resultado' },
    },
    stopped: { text: 'La tarea se detuvo.', link: 'Ver cómo quedó la tarea' },
    failed: { text: 'La tarea no se pudo terminar.', link: 'Ver por qué' },
  },
  endTitle: { done: 'Listo', stopped: 'Se detuvo', failed: 'Sin terminar' },

  finished: {
    report: 'Su archivo está listo:',
    pack: 'Su paquete de evidencia está listo:',
    asks: 'El archivo que importó ya se leyó y espera su respuesta:',
    recorded: 'El archivo que importó ya está registrado:',
    failed: 'Esto no se pudo terminar:',
  },

  title: 'Tareas en curso',
  lead: 'Importaciones, paquetes de evidencia, paquetes del curso, archivos grandes y acciones para muchas personas a la vez. Siguen aunque usted cierre la página.',
  running: 'En curso o en espera',
  over: 'Terminadas hace poco',
  none: 'No hay nada en curso.',
  table: 'Tareas, cómo van y quién las empezó',
  what: 'Tarea',
  state: 'Estado',
  started: 'Empezó',
  by: (name, day) => `${day}, por ${name}`,
  undo: {
    until: (moment) => `hasta el ${moment}`,
    never: 'No se puede deshacer',
    invited: 'Una invitación se deshace en la página de la persona',
  },
  states: {
    waiting: 'Esperando su turno',
    working: 'En curso',
    asks: 'Espera su respuesta',
    done: 'Listo',
    stopped: 'Se detuvo',
    discarded: 'Descartado',
    failed: 'Sin terminar',
  },
  file: {
    people: 'Personas que incluye',
    count: (n) => `${digits(n)} ${n === 1 ? 'persona' : 'personas'}`,
    size: 'Tamaño',
    download: 'Descargar el archivo',
    kept: 'Se borra después de un día.',
    ask: 'Volver al informe',
    ended: {
      stopped: 'Alguien detuvo la tarea antes de que el archivo estuviera listo. No se guardó nada.',
      failed: 'No se pudo crear este archivo. El motivo está en el registro de eventos del servidor.',
      tooMany:
        'El informe tiene más filas de las que caben en un archivo de este tipo. Agregue un filtro o elija otro tipo.',
      notHere: 'Este archivo no está en este servidor: se creó en otro, o alguien lo movió.',
    },
  },
  report: {
    rowsOf: { people: 'Registros de orientación', cycles: 'Requisitos de orientación' },
    selected: 'personas seleccionadas',
  },
  kind: {
    import: 'Importación',
    pack: 'Paquete de evidencia',
    report: 'Archivo de un informe',
    people: 'Acción para muchas personas',
    package: 'Paquete del curso',
  },
}
