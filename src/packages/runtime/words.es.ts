import type { Messages } from '../../words/messages.ts'

/** Texts that only a package needs, in Spanish. */
export const sco: Messages['sco'] = {
  opening: 'El curso se está abriendo.',
  openingSlow:
    '¿No aparece nada después de un minuto? Cierre esta ventana y abra otra vez el curso desde su sistema de aprendizaje.',
  noScript:
    'Este curso necesita JavaScript. Actívelo en su navegador, o pida a quien supervisa su trabajo otra forma de hacer el curso.',

  description:
    'Orientación para el personal que trabaja con jóvenes: ocho lecciones cortas, una prueba final y una política para leer y confirmar.',

  chooseLanguage: 'Elija su idioma',

  tellOnDuty: (people) => `Luego avise a quien esté de turno. ${people.join(' ')}`,
  onDuty: (role, phone, details) => `${role}, ${phone}: ${details}`,

  finalQuiet: {
    recorded: {
      start:
        'No hay límite de tiempo ni de intentos. Su sistema de aprendizaje recibe su puntaje y sabe si acertó o no cada pregunta. Los informes del sistema no incluyen qué opciones eligió usted. El sistema también guarda una nota codificada con el punto donde se quedó y sus respuestas, para que usted pueda parar y seguir.',
      again:
        'No hay límite de intentos. Su sistema de aprendizaje sabe si acertó o no cada pregunta. Los informes del sistema no incluyen qué opciones eligió usted.',
    },
    responses: {
      start:
        'No hay límite de tiempo ni de intentos. Su sistema de aprendizaje recibe su puntaje y las opciones que eligió en cada pregunta, y sabe si acertó o no. También guarda una nota codificada con el punto donde se quedó, para que usted pueda parar y seguir.',
      again:
        'No hay límite de intentos. Su sistema de aprendizaje recibe las opciones que eligió en cada pregunta y sabe si acertó o no.',
    },
    thisBrowser: {
      start:
        'No hay límite de tiempo ni de intentos. Sus respuestas se quedan en este navegador. Al final recibe una página con su puntaje para dársela a Recursos Humanos.',
      again: 'No hay límite de intentos. Sus respuestas se quedan en este navegador.',
    },
    notRecorded: {
      start: 'No hay límite de tiempo ni de intentos. Esta vez no se registra nada de lo que haga aquí.',
      again: 'No hay límite de intentos. Esta vez no se registra nada de lo que haga aquí.',
    },
  },

  reviewLead:
    'En cada una verá qué habría significado su respuesta para la persona joven y qué ayuda más. Las preguntas siguen aquí hasta que usted empiece otra prueba.',

  finishedOn: {
    recorded: (date) => `Su sistema de aprendizaje lo registró el ${date}, así que usted no tiene que enviar nada.`,
    thisBrowser: (date) =>
      `Terminó el ${date}. No se ha enviado a nadie: imprima su página y désela a Recursos Humanos.`,
  },

  keeping: {
    recorded: {
      stop: 'Cierre la página cuando quiera. Su sistema de aprendizaje guarda su avance.',
      leave: 'Guarda su avance y cierra el curso.',
      kept: 'Tómese el tiempo que quiera. Su sistema de aprendizaje guarda su avance.',
      back: 'Volver a donde estaba',
      backHint: 'Es la página del curso que usted tenía abierta.',
      stopHint: 'Esto cierra el curso. Ábralo otra vez desde su sistema de aprendizaje para seguir en el mismo lugar.',
    },
    thisBrowser: {
      stop: 'Cierre la página cuando quiera. Este navegador guarda su avance.',
      leave: 'Guarda su avance en este navegador y cierra el curso.',
      kept: 'Tómese el tiempo que quiera. Este navegador guarda su avance.',
      back: 'Volver a donde estaba',
      backHint: 'Es la página del curso que usted tenía abierta.',
      stopHint: 'Esto cierra el curso. Ábralo otra vez en este navegador para seguir en el mismo lugar.',
    },
    notRecorded: {
      stop: 'Cierre la página cuando quiera.',
      leave: 'Cierra el curso.',
      kept: 'Tómese el tiempo que quiera. Ahora no se registra nada: deje esta ventana abierta si quiere seguir.',
      back: 'Volver a donde estaba',
      backHint: 'Es la página del curso que usted tenía abierta.',
      stopHint: 'Esto cierra el curso. No se registra nada de lo que hizo aquí esta vez.',
    },
  },

  status: {
    saved: 'Guardado',
    notSaved: 'Sin guardar',
    'no-lms': 'No se registra',
    preview: 'Vista previa',
    review: 'Repaso',
    finished: 'Repaso',
    'no-credit': 'Sin crédito',
  },

  saving: 'Guardando su último paso',
  notSaved: {
    kept: 'Su último paso aún no está guardado. Deje abierta esta ventana o vuelva a abrir el curso en este dispositivo.',
    here: 'Su último paso aún no está guardado. Deje abierta esta ventana.',
  },
  launch: {
    'no-lms': 'Ahora no se registra nada, porque ningún sistema de aprendizaje respondió.',
    preview: 'Su sistema de aprendizaje abrió el curso como vista previa. Nada de lo que haga ahora se registra.',
    'no-credit': 'Su sistema de aprendizaje abrió el curso sin crédito. Nada de lo que haga ahora se registra.',
    review: 'Su sistema de aprendizaje abrió el curso para repasar. Nada de lo que haga ahora se registra.',
    finished:
      'Para su sistema de aprendizaje, este curso está terminado. Puede verlo todo otra vez; eso no cambia nada.',
    'this-browser':
      'Su avance se guarda solo en este navegador. ¿Comparte esta computadora? Entonces termine en una sola sesión, o use un navegador propio.',
  },
  damaged: 'No pudimos leer lo que se guardó antes, así que el curso empieza desde el principio. Lo sentimos.',
  emptied:
    'Su sistema de aprendizaje sabe que usted ya estuvo aquí, pero no devolvió ninguno de sus pasos. El curso empieza desde el principio. Lo sentimos.',
  otherWindow:
    'Este curso también está abierto en otra ventana. Cierre una de las dos. Las dos guardan lo que usted hace, así que no se pierde nada.',
  anotherPerson: {
    link: '¿No es usted? Empezar para otra persona',
    title: 'Empezar para otra persona',
    texts: [
      'Esto borra lo que se hizo en este navegador: el avance, las respuestas y la página para imprimir.',
      '¿Alguien terminó aquí y aún no imprimió su página? Vuelva e imprímala primero.',
    ],
    clear: 'Borrar y empezar',
    back: 'Volver',
  },
  toReceipt: 'Ver su código de comprobación',

  kept: {
    title: 'Pasos que no se guardaron',
    texts: [
      'La última vez, este navegador guardó pasos suyos que su sistema de aprendizaje no tiene.',
      'Puede seguir con ellos. Así, su sistema de aprendizaje los recibirá ahora.',
    ],
    goOn: 'Seguir con ellos',
    leaveOut: 'Seguir sin ellos',
  },

  notRecordedTitle: 'Aquí no se registra nada',
  notRecorded: [
    'Ningún sistema de aprendizaje guarda lo que usted hace aquí. Ninguno respondió, o la página se volvió a cargar después de cerrarse.',
    'Para que su avance cuente, cierre esta ventana y abra el curso otra vez desde su sistema de aprendizaje. Lo que guardó antes sigue ahí. Si así no se resuelve, avise a quien le dio el curso.',
    'Aun así, puede leer y probar todo. Al cerrar esta ventana, se borra lo que haya hecho.',
  ],
  goOn: 'Seguir sin registrar',

  update: {
    description:
      'Para el personal que terminó su orientación antes de que cambiara la política: el texto anterior y el nuevo, unas preguntas y la política para confirmar. No reemplaza la orientación.',
    finishTitle: 'Terminó la actualización',
    from: 'Versión anterior de la política',
    codeWhy:
      'Recursos Humanos puede escribir este código para comprobar el día y la versión de la política que aparecen en esta página. No lleva su nombre ni su centro. Es un código de comprobación, no una firma.',
  },

  finishTitle: 'Terminó su orientación',
  finishLead: 'Ya completó todos los pasos y no tiene que enviar nada.',
  forgotten:
    'Su sistema de aprendizaje muestra que usted terminó este curso, así que no tiene que enviar nada. El sistema no guardó su puntaje ni la fecha; por eso, su código de comprobación no se puede mostrar otra vez.',
  facts: {
    score: 'Prueba final',
    date: 'Fecha en que confirmó la política',
    course: 'Versión del curso',
    policy: 'Versión de la política',
  },
  code: 'Su código de comprobación',
  codeWhy:
    '¿Su sistema de aprendizaje no muestra que usted terminó? Dele a Recursos Humanos este código y los datos de arriba. Es un código de comprobación, no una firma.',
  receipt: {
    lead: 'Todos los pasos están hechos. Imprima esta página o guárdela como archivo, escriba su nombre en ella y désela a Recursos Humanos.',
    see: 'Ver la página para imprimir',
    course: 'Curso',
    organization: 'Organización',
    site: 'Centro',
    name: 'Nombre',
    signature: 'Firma y fecha',
    print: 'Imprimir esta página',
    codeWhy:
      'Recursos Humanos puede escribir este código para comprobar que el puntaje, el día y la versión del curso en esta página concuerdan entre sí. No lleva su nombre ni su centro. Es un código de comprobación, no una firma.',
  },
  toHome: 'Ir a su orientación',
  keepNumbers: 'Tenga los números a la mano',

  leftTitle: 'Cerrado',
  left: 'Puede cerrar esta ventana.',

  failedTitle: 'Esta página no se abrió',
  failed:
    'Su último paso guardado está a salvo. Cierre esta ventana y abra el curso otra vez desde la misma página donde lo abrió.',
}
