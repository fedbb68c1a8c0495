import type { Messages } from '../../words/messages.ts'

/** The tests of a package in a learning system (LMS), in Spanish. */
export const kitScript: Messages['kit']['script'] = {
  title: 'Guion de prueba',
  lead: 'Dos pruebas. La primera dura diez minutos: el curso se abre y sigue donde estaba. El recorrido completo dura cerca de una hora: el curso se termina y su LMS lo muestra.',
  before: 'Antes de empezar',
  beforePoints: [
    'Use una cuenta de prueba con el papel de participante. Una vista previa, o la mirada de quien administra, no registra ningún avance: su LMS muestra, a lo sumo, el curso como empezado.',
    'Tenga dos ventanas: el curso en una, el informe del LMS en la otra.',
    'Tras cada paso, compare su LMS con la última columna.',
  ],
  look: (lms, where) => `Dónde mirar en ${lms}: ${where}.`,
  quick: 'Prueba de diez minutos',
  full: 'Recorrido completo, cerca de una hora',
  fullPoints: [
    'Siga con la cuenta de la primera prueba, antes de asignar el curso al personal.',
    'Para ir rápido, responda cualquier cosa en las lecciones: una lección cuenta cuando cada pregunta tiene respuesta.',
    'Para la prueba final, pida la clave para quien capacita a quien le envió el paquete. No está en esta carpeta.',
  ],
  head: ['Paso', 'Haga esto', 'El LMS muestra'],
  rows: {
    launch: { step: 'Abrir', action: 'Abra el curso como participante. Espere la primera página.' },
    leave: { step: 'Salir', action: 'Abra la lección 1, responda una pregunta y cierre la ventana.' },
    resume: { step: 'Seguir', action: 'Abra el curso otra vez. Le ofrece la página donde estaba.' },
    selfTest: {
      step: 'Autoprueba',
      action:
        'Con una segunda cuenta de prueba que nunca haya abierto el curso: la persona técnica abre la autoprueba desde el LMS, como se dice abajo. Si el LMS no deja cambiar la dirección, pida la autoprueba como archivo a quien le envió el paquete. Haga lo que dice. Hay que abrirla dos veces.',
    },
    lessons: { step: 'Lecciones', action: 'Termine todas las lecciones y tres historias.' },
    notYet: { step: 'Aún sin aprobar', action: 'Entregue la prueba final con muy pocas bien.' },
    pass: { step: 'Aprobar', action: 'Haga la prueba final otra vez y apruébela.' },
    acknowledge: {
      step: 'Confirmar',
      action: 'Confirme la política. La última página muestra un código de comprobación: anótelo.',
    },
    again: { step: 'Abrir una vez más', action: 'Cierre la ventana y abra el curso otra vez.' },
  },
  shows: {
    launch: (inProgress) => `${inProgress}. Sin puntaje. No está terminado.`,
    leave: (inProgress) => `${inProgress}. No se pierde nada, aunque la ventana se cerró sin usar el botón.`,
    resume: (inProgress) => `${inProgress}, como antes.`,
    selfTest: (inProgress) => `${inProgress}, para la segunda cuenta, y nunca terminado.`,
    lessons: (inProgress) => `${inProgress}. Aún sin puntaje.`,
    notYet: (inProgress) => `${inProgress}. Nunca “failed” (reprobado). Aún sin puntaje.`,
    pass: (inProgress) => `${inProgress}. El curso dice que falta un paso. Aún sin puntaje.`,
    acknowledge: (finished) => `${finished}. El puntaje está ahí.`,
    again: (finished) => `${finished}, como antes. El curso dice que está terminado. Repasar no cambia nada.`,
  },
  result: 'Anote',
  resultPoints: [
    'El día, el LMS y su versión, el navegador.',
    'El código de comprobación, y qué mostró el LMS al final.',
    'Cada paso que mostró otra cosa, con el texto que usted vio.',
  ],
}
