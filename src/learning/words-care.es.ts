import type { care as english } from './words-care.en.ts'

import { count } from '../words/count.ts'

/** Looking after the person who learns, in Spanish. */
export const care = {
  keeping: {
    stop: 'Cierre la página cuando quiera. Su avance está guardado.',
    leave: 'Guarda su avance, cierra su sesión y abre una página que no tiene nada que ver con este curso.',
    kept: 'Tómese el tiempo que quiera. Su avance está guardado.',
    back: 'Seguir con su orientación',
    backHint: 'El botón Atrás de su navegador le lleva a la página de donde vino.',
    stopHint: 'Esto cierra su sesión. Cuando vuelva a entrar, sigue en el mismo lugar.',
  },

  detail: {
    now: {
      full: 'Usted ve la versión con todo el detalle.',
      less: 'Usted ve la versión con menos detalle.',
    },
    change: {
      full: 'Mostrar menos detalle',
      less: 'Mostrar todo el detalle',
    },
    same: 'Los pasos, las preguntas y el crédito son los mismos. Ningún informe muestra lo que usted elige.',
  },

  before: {
    title: 'Antes de empezar',
    lead: 'Este curso trata de la explotación sexual de niños, niñas y adolescentes, y de cómo ayudarles. No hay imágenes ni detalles gráficos.',
    survivors:
      'Algunas personas que toman este curso han vivido algo parecido. Si es su caso, no tiene que decírselo a nadie. Usted decide cómo tomar el curso.',
    insideTitle: 'Qué contiene',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'lección corta', 'lecciones cortas')}, unos ${count(minutes, 'minuto', 'minutos')} en total. Cada una dice primero de qué habla.`,
    stories: 'En la última lección hay historias. Usted elige cuáles leer.',
    final: (n: number) => `Una prueba final de ${n} preguntas y la política para leer. No hay límite de tiempo.`,
    choicesTitle: 'Lo que puede elegir',
    lessDetail: 'Menos detalle.',
    lessDetailText: 'Puede cambiarlo cuando quiera, en cada lección y en la página Pausa.',
    stop: 'Parar.',
    anotherWay: 'Otra manera.',
    anotherWayText:
      'Puede tener un cuarto tranquilo, una copia impresa o una persona que lo haga con usted. No tiene que decir por qué.',
    anotherWayLink: 'Pedir otro formato',
    leaveTitle: 'El botón “Salir de esta página”',
    leavePlace: 'Está arriba en cada página del curso.',
    keys: { before: 'En un teclado, también puede presionar', key: 'Shift', after: 'tres veces.' },
    cannot: 'No puede borrar el historial de su navegador ni lo que guarda la red de su trabajo.',
    start: 'Empezar',
    notNow: 'Ahora no',
  },

  pause: {
    title: 'Pausa',
    heading: 'Tome un descanso',
    steadyTitle: 'Si le ayuda hacer algo',
    steady: [
      'Ponga los dos pies en el piso. Sienta dónde lo tocan.',
      'Mire a su alrededor y nombre cinco cosas que ve.',
      'Tome aire despacio. Suéltelo un poco más despacio. Hágalo tres veces.',
    ],
    steadyNote: 'Haga todo, una parte o nada. También sirve caminar, tomar agua o hablar con alguien que le cae bien.',
    linesTitle: 'Con quién hablar',
    linesLead: 'Estas líneas también son para usted.',
    readingTitle: 'Cuánto detalle ve',
    before: 'Leer otra vez “Antes de empezar”',
    stop: 'Parar por hoy',
  },

  next: {
    title: 'Qué sigue',
    heading: 'Después de un reporte: qué sigue',
    lead: 'Usted avisó a la persona designada de su centro y se hizo la llamada. Esto puede seguir.',
    may: [
      'El SCR, el Registro Central Estatal, decide qué hacer con un reporte. Puede venir una persona encargada del caso o la policía.',
      'Tal vez le pregunten otra vez qué vio y oyó. Diga lo que sabe y diga también lo que no sabe.',
      'Tal vez la persona joven hable con una persona preparada para entrevistar. Deje las preguntas a esa persona.',
      'Tal vez usted nunca sepa cómo termina. Eso no quiere decir que el reporte estuvo mal.',
    ],
    siteTitle: 'Qué hace su centro',
    yoursTitle: 'Lo que le toca a usted',
    yours: [
      'Siga igual de constante que antes. Salude, mantenga la rutina y deje que la persona joven marque el ritmo.',
      'No prometa cómo va a terminar.',
      'Guarde la privacidad. Hable de esto solo con las personas que dirigen el plan.',
      'Si se entera de algo nuevo, o si todavía le preocupa, avise de inmediato a la persona designada y llame otra vez al SCR.',
    ],
    supportTitle: 'Apoyo para usted',
    supportLead:
      'Oír hablar de un daño puede quedarse con usted. Puede decir cómo está sin contar la historia de la persona joven.',
    contacts: 'A quién llamar y para qué sirve cada línea',
    home: 'Ir a su orientación',
    homeTitle: 'Después de un reporte',
    homeText: 'Qué puede pasar, lo que le toca a usted y apoyo para usted.',
  },

  danger: {
    call: 'Si una persona joven está en peligro ahora, llame al',
    tell: 'Después avise de inmediato a la persona designada de su centro.',
  },
} satisfies typeof english
