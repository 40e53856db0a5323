"""Dense true sentences of many subjects: not one of them may raise an alarm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

FIGURES = [
    (
        "2019-06-01",
        "Kenya's GDP grew by 6.3% in 2018 after 4.8% "
        "in 2017, when drought and an election held it back.",
    ),
    (
        "2019-06-01",
        "With 51 million people Kenya is the most "
        "populous country of East Africa after Ethiopia and Tanzania.",
    ),
    (
        "2019-06-01",
        "Inflation in Turkey rose above 25% in October 2018 and averaged 16.3% over the year.",
    ),
    (
        "2019-06-01",
        "Venezuela's economy has halved since 2013, and "
        "inflation passed a million per cent in 2018.",
    ),
    (
        "2019-06-01",
        "Germany's exports came to $1.56 trillion in 2018, "
        "a third of its GDP of about $4 trillion.",
    ),
    (
        "2019-06-01",
        "Norway, with 5.3 million people, has a sovereign fund "
        "of about $1 trillion, nearly $200,000 for each of them.",
    ),
    (
        "2019-06-01",
        "India's GDP of $2.7 trillion made it the "
        "seventh largest economy in 2018, behind France and Britain.",
    ),
    ("2019-06-01", "China accounts for 18% of the world's people and about 16% of its output."),
    ("2019-06-01", "Life expectancy in Japan is 84 years, in Lesotho 54."),
    ("2019-06-01", "Unemployment in Spain fell from 26% in 2013 to 15% in 2018."),
    ("2019-06-01", "Greece's debt stands at about 180% of GDP, Estonia's at 8%."),
    (
        "2019-06-01",
        "Russia exports some 5 million barrels of crude a day and produces more than 11 million.",
    ),
    ("2019-06-01", "The United States spent 3.4% of GDP on defence in 2018, about $650 billion."),
    ("2019-06-01", "Brazil covers 8.5 million square kilometres, almost half of South America."),
    ("2019-06-01", "Egypt's population passed 97 million in 2018; it had been 67 million in 2000."),
    ("2019-06-01", "Nigeria's 196 million people make it the seventh most populous state."),
    (
        "2019-06-01",
        "Mongolia, with 3.2 million people on 1.56 million "
        "square kilometres, has two people per square kilometre.",
    ),
    ("2019-06-01", "Ethiopia's income per head was $770 in 2018."),
    ("2019-06-01", "Poland received remittances worth 1% of GDP, Tajikistan 30%."),
    (
        "2019-06-01",
        "South Africa's unemployment rate, 27% in 2018, is among the highest in the world.",
    ),
    (
        "2019-06-01",
        "Argentina's peso lost half its value in 2018 and inflation reached 47.6% in December.",
    ),
    (
        "2019-06-01",
        "Indonesia spans 17,000 islands and 1.9 million "
        "square kilometres and has 267 million inhabitants.",
    ),
    ("2019-06-01", "The euro area grew by 1.9% in 2018 after 2.4% in 2017."),
    ("2019-06-01", "Switzerland's GDP per capita is more than $80,000, ten times that of China."),
    ("2019-06-01", "Vietnam exported goods worth $244 billion in 2018, about as much as its GDP."),
    ("2019-06-01", "Bangladesh grew by almost 8% and its population by 1%."),
    ("2019-06-01", "Kazakhstan's oil output reached 90 million tonnes in 2018."),
    ("2019-06-01", "Qatar has 2.8 million inhabitants, of whom some 300,000 are citizens."),
    ("2019-06-01", "Sweden took in 163,000 asylum seekers in 2015, 1.6% of its population."),
    ("2019-06-01", "Mexico sends four fifths of its exports to the United States."),
    (
        "2019-06-01",
        "In the first quarter of 2019 Britain's economy grew by 0.5%, or 1.8% on the year.",
    ),
    ("2019-06-01", "Hungary's fertility rate is 1.5, Niger's about 7."),
    ("2019-06-01", "Chile has a coast of more than 4,000 km and a population of 18.7 million."),
    ("2019-06-01", "Saudi Arabia's oil reserves, 266 billion barrels, are a sixth of the world's."),
    (
        "2019-06-01",
        "Iceland's 350,000 inhabitants received 2.3 million visitors in "
        "2018, more than six for each of them.",
    ),
    (
        "2019-06-01",
        "Ireland's GDP rose by 25% in 2015, an effect of companies that moved their assets there.",
    ),
    ("2019-06-01", "The Philippines has 106 million people, a third of them under 15."),
    (
        "2019-06-01",
        "Pakistan's exports of $24 billion pay for less than half of its imports of $57 billion.",
    ),
    ("2019-06-01", "Israel spends 5% of GDP on research and 4.3% on defence."),
    ("2019-06-01", "Ghana's economy expanded by 8.1% in 2017 and by 6.2% in 2018."),
]

HISTORY = [
    ("2018-06-01", "Iraq attacked Iran in September 1980 and Kuwait ten years later."),
    ("2018-06-01", "In 1991 Iraq left Kuwait, which it had invaded in August 1990."),
    (
        "2018-06-01",
        "Germany attacked Poland on 1 September 1939 and the Soviet Union in June 1941.",
    ),
    ("2018-06-01", "The Soviet Union entered Poland on 17 September 1939."),
    ("2018-06-01", "Japan occupied Korea from 1910 to 1945."),
    ("2018-06-01", "The Taliban took Kabul in September 1996 and again in August 2021."),
    (
        "2022-06-01",
        "The Taliban entered Kabul on 15 August 2021, twenty years after they had been driven out.",
    ),
    (
        "2018-06-01",
        "Russia annexed Crimea in March 2014; in 1783 Catherine "
        "the Great had annexed it for the first time.",
    ),
    ("2018-06-01", "The Wall was built in August 1961 and fell in November 1989, 28 years later."),
    ("2018-06-01", "The Berlin Wall had stood for 28 years when it was opened on 9 November 1989."),
    (
        "2018-06-01",
        "The Ottoman Empire collapsed after the First World War, the Soviet Union in 1991.",
    ),
    (
        "2018-06-01",
        "Lehman Brothers collapsed in September 2008; Bear Stearns "
        "had been sold to JPMorgan Chase in March.",
    ),
    ("2018-06-01", "The Second Gulf War began in March 2003, the first in January 1991."),
    (
        "2018-06-01",
        "The United States invaded Afghanistan in October 2001, "
        "and the Soviet Union did so in December 1979.",
    ),
    ("2018-06-01", "The last Soviet troops left Afghanistan on 15 February 1989."),
    ("2018-06-01", "The United States withdrew from the Iran deal in May 2018."),
    (
        "2018-06-01",
        "The Paris Agreement was adopted in December 2015, signed "
        "in April 2016 and entered into force in November 2016.",
    ),
    (
        "2018-06-01",
        "The Kyoto Protocol was signed in 1997 and entered into force in February 2005.",
    ),
    (
        "2018-06-01",
        "Britain voted to leave the European Union in "
        "June 2016 and triggered Article 50 in March 2017.",
    ),
    (
        "2021-06-01",
        "The United Kingdom left the European Union on 31 January "
        "2020 and the single market at the end of that year.",
    ),
    ("2018-06-01", "Sudan split in July 2011."),
    (
        "2018-06-01",
        "Czechoslovakia broke up on 1 January 1993, after the Velvet Revolution of November 1989.",
    ),
    (
        "2018-06-01",
        "Yugoslavia began to fall apart in June "
        "1991, when Slovenia and Croatia declared independence.",
    ),
    (
        "2018-06-01",
        "Kosovo declared its independence from Serbia in February "
        "2008; Montenegro had left the union in June 2006.",
    ),
    (
        "2018-06-01",
        "The war in Bosnia ended with the Dayton Agreement, initialled "
        "in November 1995 and signed in Paris on 14 December 1995.",
    ),
    ("2018-06-01", "NATO bombed Serbia for 78 days in 1999."),
    ("2018-06-01", "John F. Kennedy was assassinated in Dallas on 22 November 1963."),
    (
        "2018-06-01",
        "Yitzhak Rabin was murdered in Tel Aviv in "
        "November 1995, Anwar Sadat in Cairo in October 1981.",
    ),
    ("2018-06-01", "Indira Gandhi was killed in October 1984, her son Rajiv in May 1991."),
    ("2018-06-01", "Hosni Mubarak resigned on 11 February 2011, Ben Ali had fled on 14 January."),
    ("2018-06-01", "Muammar Gaddafi was killed in October 2011."),
    ("2018-06-01", "Saddam Hussein was captured in December 2003 and executed three years later."),
    ("2018-06-01", "Osama bin Laden was killed in Abbottabad in Pakistan in May 2011."),
    ("2018-06-01", "Hong Kong was returned to China on 1 July 1997 and Macau in December 1999."),
    ("2018-06-01", "Nelson Mandela was released in February 1990 and elected president in 1994."),
    ("2018-06-01", "Apartheid ended in 1994."),
    ("2018-06-01", "The Rwandan genocide began in April 1994 and lasted a hundred days."),
    (
        "2018-06-01",
        "The Korean War began on 25 June 1950 and ended with an armistice in July 1953.",
    ),
    ("2018-06-01", "The Vietnam War ended with the fall of Saigon on 30 April 1975."),
    ("2018-06-01", "Turkey invaded Cyprus in July 1974, after a coup in Nicosia."),
    (
        "2018-06-01",
        "Egypt and Israel signed a peace treaty in March 1979, six months after Camp David.",
    ),
    ("2018-06-01", "The Suez Canal, opened in 1869, was nationalised by Nasser in July 1956."),
    (
        "2018-06-01",
        "The Panama Canal opened in August 1914 and was handed to Panama at the end of 1999.",
    ),
    (
        "2018-06-01",
        "The Chernobyl reactor exploded on 26 April 1986, Fukushima followed on 11 March 2011.",
    ),
    ("2018-06-01", "The first man on the Moon was Neil Armstrong, in July 1969."),
    ("2018-06-01", "Yuri Gagarin circled the Earth on 12 April 1961."),
    (
        "2018-06-01",
        "The euro was introduced in 1999, and notes and coins followed on 1 January 2002.",
    ),
    (
        "2018-06-01",
        "The Bretton Woods conference took place in "
        "July 1944; the system collapsed in August 1971.",
    ),
    ("2018-06-01", "The Marshall Plan was announced in June 1947 and began in April 1948."),
    ("2018-06-01", "The North Atlantic Treaty was signed in Washington on 4 April 1949."),
    (
        "2018-06-01",
        "The Treaty of Rome was signed on 25 March 1957 and came into force on 1 January 1958.",
    ),
    (
        "2018-06-01",
        "The Maastricht Treaty was signed in February "
        "1992 and entered into force in November 1993.",
    ),
    (
        "2018-06-01",
        "The Lisbon Treaty was signed in December 2007 and has been in force since December 2009.",
    ),
    (
        "2018-06-01",
        "China joined the World Trade Organization in December 2001, Russia in August 2012.",
    ),
    ("2018-06-01", "Greece joined the euro in 2001, Slovenia in 2007, Slovakia in 2009."),
    (
        "2018-06-01",
        "Xi Jinping became general secretary in November 2012 and president in March 2013.",
    ),
    (
        "2018-06-01",
        "Vladimir Putin was president from 2000 to 2008 and has been again since May 2012.",
    ),
    ("2018-06-01", "Dmitry Medvedev was president of Russia between 2008 and 2012."),
    ("2018-06-01", "Angela Merkel, chancellor since November 2005, had grown up in East Germany."),
    (
        "2018-06-01",
        "Ban Ki-moon was Secretary-General for ten years, "
        "until the end of 2016; Antonio Guterres followed.",
    ),
    (
        "2018-06-01",
        "The Rio summit of 1992 was followed by Johannesburg in 2002 and Rio again in 2012.",
    ),
    (
        "2018-06-01",
        "The World Cup was held in Russia in 2018, in Brazil in 2014 and in South Africa in 2010.",
    ),
    ("2018-06-01", "London hosted the Olympic Games in 1908, 1948 and 2012."),
    (
        "2018-06-01",
        "The G20 met in Hamburg in July 2017, in Hangzhou in 2016 and in Antalya in 2015.",
    ),
    (
        "2018-06-01",
        "The G7 summit in Taormina in May 2017 was followed by that of Charlevoix in June 2018.",
    ),
    ("2018-06-01", "Mikhail Gorbachev resigned on 25 December 1991."),
    ("2018-06-01", "The coup of August 1991 in Moscow failed after three days."),
    ("2018-06-01", "Boris Yeltsin resigned on the last day of 1999."),
    ("2018-06-01", "The Orange Revolution of 2004 and the Maidan of 2014 changed Ukraine."),
    ("2018-06-01", "The Minsk agreements were signed in September 2014 and February 2015."),
    ("2018-06-01", "Russia and Georgia fought a five-day war in August 2008."),
    ("2018-06-01", "In 2005 the tulip revolution drove Askar Akayev from office in Kyrgyzstan."),
    ("2018-06-01", "The civil war in Tajikistan lasted from 1992 to 1997."),
    ("2018-06-01", "Andijan saw bloodshed in May 2005."),
    ("2018-06-01", "Kazakhstan moved its capital to Astana, then called Akmola, in December 1997."),
    ("2018-06-01", "Burma moved its capital from Rangoon to Naypyidaw in 2005."),
    ("2018-06-01", "Swaziland was renamed Eswatini in April 2018."),
    (
        "2020-06-01",
        "Macedonia became North Macedonia in February 2019 and joined NATO in March 2020.",
    ),
    (
        "2018-06-01",
        "Zaire became the Democratic Republic of the Congo in May 1997, when Mobutu fell.",
    ),
    ("2018-06-01", "Hugo Chavez died on 5 March 2013 and was succeeded by Nicolas Maduro."),
    (
        "2018-06-01",
        "Fidel Castro handed power to his brother Raul in "
        "2006, formally in February 2008; he died in November 2016.",
    ),
    (
        "2018-06-01",
        "Lula da Silva governed Brazil from January 2003 to the "
        "end of 2010; Dilma Rousseff was impeached in August 2016.",
    ),
]


@pytest.mark.parametrize(("day", "text"), [*FIGURES, *HISTORY])
def test_a_true_sentence_raises_no_alarm(check: Check, day: str, text: str) -> None:
    found = check(text, day).findings
    assert [one.message for one in found if one.severity.value != "info"] == []
