import type { Messages } from '../../words/messages.ts'

/** The checks of a package before it goes out, in Spanish. */
export const preflight: Messages['preflight'] = {
  title: 'Informe previo a la entrega',
  lead: 'Este informe muestra lo que se revisó antes de entregar el paquete. La última parte muestra cada llamada que el curso hizo a un sistema de prueba estricto durante una prueba completa.',
  verdict: {
    ready: 'Listo',
    look: (count) => (count === 1 ? 'Listo, con 1 punto por revisar' : `Listo, con ${count} puntos por revisar`),
    wrong: (count) =>
      count === 1
        ? 'Es posible que un número del paquete no funcione'
        : `Es posible que ${count} números del paquete no funcionen`,
    blanks: 'Todavía no se puede asignar',
    refused: 'No está listo, así que no se puede entregar',
  },
  counts: (fine, all) => `${fine} de ${all} revisiones salieron bien`,
  state: { fine: 'Bien', look: 'Revíselo', failed: 'Con errores' },
  head: ['Revisión', 'Resultado', 'Lo que se encontró'],
  checks: {
    blanks: {
      fine: {
        title: 'No falta ningún dato de la política',
        text: 'Persona designada, persona de respaldo, quién llama, todas las horas',
      },
      look: {
        title: (count) =>
          count === 1 ? 'Nadie puede terminarlo: falta 1 dato' : `Nadie puede terminarlo: faltan ${count} datos`,
        text: 'El curso indica qué datos faltan, y nadie puede confirmar la política hasta que se completen.',
      },
    },
    contacts: {
      fine: {
        title: 'Cada número se revisó o se registró en los últimos 90 días',
        text: 'El curso muestra la fecha junto a cada línea de ayuda y cada número local.',
      },
      look: {
        title: (count) =>
          count === 1 ? 'Hace tiempo que no se revisa 1 número' : `Hace tiempo que no se revisan ${count} números`,
        text: (days) =>
          `La revisión más antigua fue hace ${days} días. El curso muestra la fecha y, después de medio año, un aviso.`,
      },
      wrong: {
        title: 'Quien use este paquete podría llamar a un número que no funciona',
        text: 'Busque el número correcto y cámbielo: si es propio del centro, en el formulario del centro; si no, en “Números de teléfono”. Publíquelo y vuelva a crear el paquete. Mientras tanto, el curso avisa junto al número que hay un problema.',
      },
    },
    zip: {
      title: 'El archivo zip contiene el paquete y nada más',
      text: 'Se descomprimió, y cada archivo se comparó con el que se había creado.',
    },
    manifest: {
      title: 'El manifiesto es válido',
      text: (name) => `${name} cumple los esquemas de su edición y las reglas que los acompañan`,
      none: 'Esta edición no lleva manifiesto.',
    },
    files: { title: 'Están todos los archivos', text: (count) => `${count} archivos` },
    document: {
      title: 'La página y sus programas están completos y sin daños',
      text: 'Se leyeron y corresponden a esta versión del sistema. Las pruebas de cada versión los abren en un navegador real.',
    },
    names: { title: 'Cualquier LMS acepta los nombres de los archivos', text: (name) => `El archivo se llama ${name}` },
    sizes: {
      title: 'Tamaño adecuado',
      text: (zip, first) => `El archivo zip tiene ${zip} KB. Antes de la primera página se cargan ${first} KB.`,
    },
    state: {
      title: 'Lo que un LMS debe guardar no ocupa demasiado espacio',
      text: (played, longest) =>
        `Ocupa como máximo ${longest} de 4,096 caracteres. En nuestra prueba hicieron falta ${played}.`,
    },
    addresses: {
      title: 'Servidores contactados: ninguno',
      text: 'El paquete no carga contenido externo.',
      leaveTo: (address) => `Solo “Salir de esta página” abre otra dirección: ${address}`,
    },
    play: {
      title: 'Se abre, se retoma y se termina en un sistema de prueba estricto',
      upToBlanks: 'Se abre y se retoma en un sistema de prueba estricto, hasta los datos que faltan',
      text: (pages, launches, calls) =>
        `${pages} páginas en ${launches} sesiones del LMS, ${calls} llamadas, ningún error`,
      systems: (names) =>
        `El curso se hizo otra vez en simulaciones de ${names.join(', ')}. Cada vez, el registro fue correcto`,
    },
  },
  failed: {
    zip: 'El archivo zip está dañado o incompleto',
    manifest: 'El manifiesto no es válido',
    files: 'Falta un archivo o no es el correcto',
    document: 'La página o uno de sus programas está dañado o incompleto',
    names: 'Un nombre de archivo no es seguro',
    sizes: 'El paquete es demasiado grande',
    state: 'Los datos que un LMS debe guardar ocupan demasiado espacio',
    addresses: 'El paquete intenta cargar contenido externo',
    play: 'No funcionó como debería',
  },
  fields: {
    named: 'a quién avisa el personal de inmediato',
    backup: 'la persona de respaldo',
    ifAboutThatPerson: 'a quién avisar si la preocupación es sobre la persona designada',
    sayWhoCallsScr: 'quién llama al SCR',
    hours: 'una persona designada para algunas horas',
  },
  wrongNumber: (phone) => `${phone}: la última revisión encontró un problema`,
  oldNumber: (name, date) => `${name}: última revisión ${date}`,
  calls: (count) => (count === 1 ? '1 llamada, con su respuesta' : `${count} llamadas, cada una con su respuesta`),
  errorCode: (code) => `código de error ${code}`,
  launches: {
    preview: 'Antes de la primera sesión: una vista previa, que no se registra como terminada',
    lessons: 'Primera sesión: todas las lecciones e historias, y se sale con el botón',
    'not-yet': 'Segunda sesión: una prueba final que no se aprueba',
    'in-the-middle': 'Tercera sesión: se corta sin aviso a la mitad de una prueba final',
    'to-the-end': 'Cuarta sesión: continúa desde ahí, aprueba y confirma la política',
    again: 'Después: se abre otra vez para repasar',
    'cut-off': 'Una vez más: se abre y se corta de inmediato',
    'without-credit': 'Una sesión sin crédito',
    'update-begun': 'Primera sesión: una respuesta equivocada, y se corta sin aviso',
    'update-done': 'Segunda sesión: se responden bien todas las preguntas y se confirma la política',
  },
}

export const selftest: Messages['selftest'] = {
  title: 'Prueba de su LMS',
  manifestTitle: (title) => `PRUEBA DEL LMS, no es el curso: ${title}`,
  notTheCourse:
    'Esto es una prueba de su sistema de aprendizaje (LMS). No es el curso, y a nadie se le acredita el curso por hacerla.',
  looking: 'Buscando su LMS. Tarda cinco segundos como máximo.',

  none: {
    cmi5: 'Todavía no hay prueba para cmi5. Abra el curso una vez, termine una lección y vea lo que muestra su LMS.',
    web: 'Este paquete es para lugares sin LMS. Guarda el avance en el navegador, así que no hay nada que probar.',
  },

  refused: {
    finished:
      'Prueba detenida: en su LMS, este curso ya está terminado con esta cuenta. La prueba borraría ese registro.',
    started: 'Prueba detenida: alguien ya empezó el curso con esta cuenta. La prueba borraría su avance.',
    notNormal: (mode) =>
      `Prueba detenida: su LMS la abrió en el modo “${mode}”, en el que es posible que no guarde nada. Ábrala como lo hace quien toma el curso.`,
    account: 'Ábrala con una cuenta de prueba que nunca haya abierto el curso.',
  },

  again: {
    title: 'La primera mitad está hecha',
    text: 'Ahora cierre esta ventana como la cierra el personal. Después abra de nuevo esta prueba desde su LMS, en este navegador y con la misma cuenta.',
    same: 'Si ya lo hizo y ve esta página otra vez, su LMS no devolvió nada. Abra la prueba por tercera vez en este navegador para leer el resultado.',
  },

  result: {
    title: 'El resultado',
    good: 'El curso funciona en este LMS. El LMS guarda lo que hace el personal, y cada persona puede seguir donde estaba.',
    bad: 'En este LMS el curso perdería lo que hace el personal. Lea abajo qué falló y entregue el archivo a quien da soporte técnico a su LMS.',
    restored:
      'La prueba quitó el texto que había guardado. En esta cuenta quedan el lugar “selftest” y el estado “incomplete”.',
    notRestored:
      'La prueba no pudo quitar lo que había guardado. Quite esta cuenta del curso antes de volver a usarla.',
    save: 'Guardar el archivo para soporte',
    file: 'El archivo contiene cada llamada y su respuesta. No tiene nombres ni el identificador de nadie.',
  },

  capabilities: {
    found: 'El curso encuentra su LMS',
    session: 'El LMS abre una sesión',
    saves: 'Acepta lo que el curso guarda',
    keeps: 'Devuelve los 3,500 caracteres completos',
    place: 'Devuelve el lugar donde se quedó la persona',
    resumes: 'Indica que el curso se retoma',
    status: 'No cambia el estado',
    interactions: 'Acepta respuestas a preguntas',
    objectives: 'Acepta lecciones como objetivos',
  },
  yes: 'Sí',
  no: 'No',
  optional: 'No. El curso también funciona sin eso.',
  nothing: 'No: no devolvió nada',
  cut: (kept) => `No: se cortó después de ${kept} caracteres`,
  changed: 'No: devolvió otra cosa',
  refusedWith: (error) => `No: lo rechazó con el error ${error}`,
  became: (status) => `No: pasó a ser “${status}”`,
}
