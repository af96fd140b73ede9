/**
 * Words that say nothing alone, by language: they are left out of the cloud. Data; the languages of the regions
 * that take part, and those of the product. A language is offered to writers when it is listed here.
 */
const lists: Readonly<Record<string, string>> = {
	en: `a about above after again all also am an and any are as at be because been before being below between both
		but by can cannot could did do does doing down during each even few for from further get had has have having
		he her here hers him his how i if in into is it its itself just less like make many may me might more most
		much must my need no nor not of off on once one only or other our ours out over own same she should so some
		such than that the their theirs them then there these they this those through to too under until up us very
		was we were what when where which while who whom why will with would you your yours`,
	pl: `a aby albo ale ani aż bardzo bez bo być był była było były będzie będą chce choć ci ciebie co coś czy czyli
		dla dlaczego dlatego do gdy gdyby gdzie go i ich ile im inne inny itd ja jak jaka jakie jako jakiś je jeden jednak
		jedna jedno jego jej jest jestem jeszcze jeśli jeżeli już każda każde każdy kiedy kto która które którego
		której który których którym którzy lub ma mają mam mamy mi mieć mnie może można mój muszą musi my na nad nam nami
		nas nasz nasza nasze nawet nic nich nie niech nim niż no o od ona one oni ono oraz po pod poza przed przez przy są
		się siebie sobie swoje swój ta tak taka taki takie także tam te tego tej ten też to tobie tu tutaj twój ty tych
		tylko tym u w wam was we wiele więc wszyscy wszystkich wszystkie wszystko z za zawsze że żeby`,
	es: `a al algo ante antes aquí así aun aunque bajo bien cada casi como con contra cual cuando de del desde donde dos
		e el ella ellas ellos en entre era es esa ese eso esta están estar este esto estos está fue ha hace hacer hacia han
		hasta hay la las le les lo los más me mi mientras muy nada ni no nos nosotros nuestra nuestro o os otra otro otros
		para pero poco por porque pues que quien se sea según ser si sido sin sobre solo son su sus sí también tan tanto te
		tener tiene tienen todo todos tras tu un una uno unos usted vosotros y ya yo él`,
	eu: `al ala ari asko bai baina baino bakar bat batean batek baten batzuk beharko behar bera beraiek bere berri beste
		bezala bi da dago dagoen dute du dira dituen ditu dugu egin egiten ere ez eta edo edozein gabe gehiago gu gure guztiak
		guztia hala han hau hauek hor hori horiek hura izan izango kontra la nahi ni nire non nor oso zein zen zer zergatik zu`,
	it: `a ad ai al alla alle allo anche ancora avere c che chi ci come con contro cui da dal dalla dalle de degli dei del
		della delle dello di dove e ed era essere fa fare fra gli ha hai hanno ho i il in io la le lei lo loro lui ma mi mia mio
		molto ne nei nel nella nelle noi non nostra nostro o ogni per perché però più poco poi può qua quale quando quello
		questa queste questi questo qui quindi sarà se sei si sia siamo solo sono sopra sotto sta su sua sugli sui sul sulla suo
		suoi tra tu tutti tutto un una uno vi voi è`,
	lv: `aiz ap ar arī ja jau jo bet bez bija būs būt caur cik citi cits da dēļ es gan gar ik ir it iz kā kad kam kas kāds katrs
		ko kopā kur kura kuri kurš laikā līdz lai mans mēs mūsu nav ne nebūt nekā no nu otrs pa par pār pat pēc pie pirms pret
		savs starp šis šī šie tā tad tas te tik tikai to tomēr tu tur un uz vai var vairāk vēl vienmēr viens vis viņa viņi viņš
		visi zem`,
	hu: `a ahhoz ahogy akár aki akik ami amely amelyek amikor amit az azaz azok azért azt be benne bár csak de el ebben egy
		egyik egyéb ehhez ekkor és ez ezek ezt ezért fel fog ha hanem has hogy hogyan hol illetve ilyen is ki kell kellene kis
		le lehet lenne lesz ma már meg még mert mi miatt mik mikor milyen minden mindig mint mit mivel most nagy nagyon ne nem
		neki nekünk nélkül néha nincs olyan ott össze ő ők például rá s saját sem semmi sok szerint szinte talán te tehát több
		ugyan úgy után vagy vagyunk valami van vannak volt voltak`
};

/** Language tags, those of the product first. */
export const writtenLanguages: readonly string[] = Object.keys(lists);

/** In small letters; empty for a language without a list. */
export const stopWords = (language: string): ReadonlySet<string> =>
	new Set((lists[language] ?? '').split(/\s+/).filter(Boolean));
