import type { card as english } from './words.en.ts'

/** Usted to staff, tú in the words said to a youth. */
export const card: typeof english = {
  title: 'Qué hacer ahora',
  orientation: 'Orientación',
  skip: 'Ir al contenido',
  leave: 'Salir',
  leaveRest: 'de esta página',
  heading: 'Una persona joven acaba de contarme algo',
  lead: 'Respire. Usted no tiene que resolverlo.',

  danger: '¿Hay alguien en peligro en este momento?',
  dangerThen: 'Llame primero. Luego siga estos pasos.',
  call911: 'Llame al 911',

  sayTitle: 'Dígale a la persona joven',
  say: [
    'Gracias por contármelo. Te creo. No es tu culpa.',
    'No puedo guardar esto en secreto. Solo se lo diré a personas que pueden ayudarte a estar a salvo.',
  ],
  meanwhileTitle: 'Mientras esté con la persona joven',
  listen: 'Escuche más de lo que habla.',
  leaveOut: [
    'Evite el “por qué”, las preguntas sobre detalles y las promesas.',
    'No mire ni copie fotos. Deje el aparato como está.',
    'No toque a la persona joven, a menos que se lo pida.',
    'Todavía no le diga nada al padre, a la madre ni a la otra persona involucrada. La persona designada dirá cuándo es seguro.',
  ],

  namedTitle: 'Avise ahora a la persona designada',
  findHour: 'Busque quién está de turno en su centro en este momento.',
  onDuty: 'De turno ahora',
  notPublic: 'Si falta un número aquí, está en su tarjeta impresa. También puede verlo después de iniciar sesión.',
  inEnglish: 'Una parte de los datos del centro está en inglés.',
  markEnglish: 'en inglés',
  noAnswer: 'Si no contesta o no está:',
  wrong: 'No funcionó al revisarlo.',
  problem: 'Una revisión encontró un problema.',
  noAnswerAt: (hours) => `Si no contesta o no está (${hours}):`,
  ifAbout: 'Si lo que le preocupa tiene que ver con esa persona:',
  noAnswerOrAbout: 'Si no contesta, si no está o si lo que le preocupa tiene que ver con esa persona:',
  nobodyReached:
    '¿Nadie contesta en pocos minutos o no tiene el número? Llame usted al SCR. No espere al siguiente turno.',
  notNamed:
    'Este centro todavía no tiene una persona designada. Avise ahora a quien supervisa su trabajo, y llame usted al SCR.',
  noSuchSite: 'Ningún centro tiene esta dirección. Avise ahora a quien supervisa su trabajo, y llame usted al SCR.',
  generalOnly:
    'Los datos propios del centro no están disponibles en este momento. Avise ahora a quien supervisa su trabajo, y llame usted al SCR.',

  callTitle: 'Haga la llamada que corresponde',
  always: 'En su centro se llama al SCR cada vez que una persona joven le cuenta algo así a alguien.',
  whoCalls: {
    'staff-with-named': 'Usted llama al SCR, con la persona designada a su lado.',
    'named-confirmed': 'La persona designada llama al SCR. Usted se asegura de que se haga la llamada.',
    'whoever-first': 'Usted o la persona designada llama al SCR: quien pueda llamar primero.',
  },
  yourDuty: 'La obligación de reportar sigue siendo suya. Si la llamada no se ha hecho, hágala usted.',
  text: (number) => `Mensaje de texto al ${number}`,
  tty: (number) => `TTY ${number}`,

  afterTitle: 'Después de las llamadas',
  after:
    'Anote las palabras exactas, la hora y el lugar, y a quién avisó. Guarde la confidencialidad. Quédese con la persona joven hasta que otra persona pueda acompañarla.',
  forYou: 'Después, hable usted con alguien. El 988 también es para usted.',
  staffSupport: 'Para usted, en su centro:',

  allNumbers: 'Todos los números, al iniciar sesión',
  print: 'Imprimir tarjeta y cartel, al iniciar sesión',
  siteDetails: (date) => `Datos del centro al ${date}.`,
  asOf: (date) => `Esta copia es del ${date}.`,
  noRecord:
    'No guardamos ningún registro de su visita. Este aparato guarda una copia de la tarjeta hasta que usted use el botón de salir.',

  hours: (from, to, days) => `de ${from} a ${to}, ${days}`,
  anyHour: (days) => `A toda hora, ${days}`,
  everyDay: 'todos los días',
  dayRange: (from, to) => `${from} a ${to}`,
  weekdays: { mon: 'lun', tue: 'mar', wed: 'mié', thu: 'jue', fri: 'vie', sat: 'sáb', sun: 'dom' },

  wallet: {
    label: 'Tarjeta de bolsillo, en español',
    danger: 'Peligro ahora: llame al 911.',
    say: 'Diga:',
    words:
      'Gracias por contármelo. Te creo. No es tu culpa. No puedo guardar esto en secreto. Solo se lo diré a quien pueda ayudar.',
    leaveOut: 'Evite:',
    leaveOutWords:
      'el “por qué”, detalles, promesas. No mire fotos. No toque a la persona joven si no se lo pide. La persona designada dirá cuándo avisar a la familia.',
    next: 'Luego:',
    nextWords:
      'avise. Siempre hay que llamar al SCR. ¿Nadie contesta en pocos minutos? Llame usted. Anote las palabras exactas en privado.',
    notNamed: 'A quien supervisa su trabajo, y llame usted al SCR: aún no hay nadie designado.',
    noAnswer: 'No contesta:',
    noAnswerAt: (hours) => `No contesta (${hours}):`,
    ifAbout: 'Sobre esa persona:',
    noAnswerOrAbout: 'No contesta, o es sobre esa persona:',
    support: 'Para usted:',
    inEnglish: 'En parte en inglés.',
    oldestCheck: (date) => `Líneas revisadas: ${date}.`,
    moreHours: 'Otros horarios:',
    moreLines: 'Más líneas:',
  },

  poster: {
    label: 'Cartel, en español',
    heading: 'Si una persona joven le cuenta que alguien la explota',
    danger: '¿Peligro en este momento?',
    first: 'Antes que nada',
    say: 'Diga',
    words: [
      'Gracias por contármelo.',
      'Te creo.',
      'No es tu culpa.',
      'No puedo guardar esto en secreto. Solo se lo diré a quien pueda ayudar.',
    ],
    leaveOut: 'Evite',
    leaveOutWords: [
      '“¿Por qué?”',
      'Preguntas sobre detalles',
      'Promesas',
      'Mirar fotos',
      'Tocar a la persona joven, a menos que se lo pida',
      'Avisar a la madre, al padre o a la otra persona involucrada',
    ],
    onCard: 'el número está en su tarjeta',
    scan: 'La tarjeta en su celular:',
    after: 'Anote las palabras exactas y las horas. Guarde la confidencialidad.',
  },

  printing: {
    title: 'Tarjeta de bolsillo y cartel',
    lead: 'Tres páginas, tamaño carta. Imprima al 100\u00a0%. Corte la primera página por las líneas discontinuas en dos tiras, una en cada idioma. Doble cada tira en zigzag por las líneas de puntos para que quepa en la cartera.',
    staffOnly: 'Las tarjetas llevan los números completos: son para el personal.',
    posterPublic:
      'Los carteles muestran solo los números que su centro marcó como públicos. Una persona joven o una visita puede leerlos.',
    back: 'A quién llamar',
    backToSite: 'Volver a los datos del centro',
    notLive:
      'Su centro aún no ha publicado sus datos, así que en la tarjeta no aparece nadie del centro. Recursos Humanos puede ver qué falta.',
    oldPaper: (day) =>
      `Las tarjetas y los carteles impresos antes del ${day} no dicen a quién debe avisar ahora el personal. Imprima otros nuevos y tire los anteriores.`,
    changed: (day) =>
      `Algo de lo que dicen las tarjetas y los carteles cambió el ${day}. Imprima otros nuevos y tire los que se imprimieron antes.`,
    whichPaper:
      'No se registra cuándo se imprimen las tarjetas y los carteles, pero todos llevan la fecha después de “Datos del centro al”. Cambie también los que se imprimieron más temprano ese mismo día.',
    replace:
      '¿Ya se cambiaron todas las tarjetas y los carteles anteriores del centro? Confírmelo aquí, y la página de inicio dejará de recordárselo.',
    replaceButton: 'Ya se cambiaron',
    replacedOn: (day) => `Las tarjetas y los carteles anteriores se cambiaron a más tardar el ${day}.`,
    publicAddress: 'La tarjeta en un celular, sin iniciar sesión:',
  },

  onSitePage: {
    title: 'Tarjeta pública',
    draft: 'Borrador de la tarjeta, todavía sin publicar',
    seeLive: 'Ver la tarjeta pública actual',
    lead: 'Explica a cualquiera que tenga esta dirección qué hacer cuando una persona joven le cuenta algo. Nombra a las personas por su función y muestra solo los números que usted marcó como públicos.',
    changed: 'Cambió lo que dicen las tarjetas y los carteles impresos.',
    printAgain: 'Imprimir de nuevo las tarjetas y los carteles',
    notLive: 'La tarjeta no nombra a nadie de este centro hasta que los datos estén publicados.',
    loopback:
      'Ningún celular puede abrir esta dirección: solo lleva a esta computadora. Antes de imprimir, pida a quien administra el servidor que configure la dirección pública del servidor.',
  },
}
