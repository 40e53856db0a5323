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

ARITHMETIC = [
    (
        "2023-06-01",
        "Revenue rose 8% to €540 million, of which €310 "
        "million came from services and €230 million from products.",
    ),
    ("2023-06-01", "The group employs 12,400 people, 7,100 of them abroad and the rest at home."),
    (
        "2023-06-01",
        "Net profit fell by a third, from 45 million to 30 million, although sales were up 4%.",
    ),
    ("2023-06-01", "Of the 240 applications, 180 were approved, 40 rejected and 20 withdrawn."),
    (
        "2023-06-01",
        "The dividend of 1.20 francs per share, up from 1.05, corresponds "
        "to a payout ratio of 40%; earnings per share were 3.00 francs.",
    ),
    (
        "2023-06-01",
        "The bank has 320 branches, 15 fewer than a year "
        "earlier and 60 fewer than in 2019, when it had 380.",
    ),
    ("2023-06-01", "Costs were cut by 12%, or 36 million, to 264 million."),
    (
        "2023-06-01",
        "The key rate was raised in three steps of 25, 50 and 50 basis points from 1.00% to 2.25%.",
    ),
    (
        "2023-06-01",
        "Inflation slowed to 5.1% in May from 5.9% in "
        "April; core inflation, at 5.3%, fell by only 0.3 points.",
    ),
    (
        "2023-06-01",
        "The deficit narrowed to 2.1% of GDP from 3.4%, 1.3 "
        "points less and 0.4 points below the target of 2.5%.",
    ),
    (
        "2023-06-01",
        "Tax receipts of 82 billion and other revenue of 14 billion "
        "covered all but 6 billion of the spending of 102 billion.",
    ),
    (
        "2023-06-01",
        "The harvest of 4.8 million tonnes was a fifth larger than "
        "the 4.0 million of 2021, but below the average of 5.1 million.",
    ),
    (
        "2023-06-01",
        "Two of the five reactors, with 900 and 1,100 megawatts, "
        "were shut down; the other three have 3,300 megawatts together.",
    ),
    (
        "2023-06-01",
        "At 6.5 cents per kilowatt hour a household that uses 3,000 kilowatt hours pays 195 euros.",
    ),
    ("2023-06-01", "A barrel of 159 litres at $80 is 50 cents per litre."),
    (
        "2023-06-01",
        "The tunnel, 57 km long, took 17 years to build, from 1999 "
        "to 2016, and cost 12 billion francs, some 210 million per kilometre.",
    ),
    ("2023-06-01", "With 61 of the 120 seats the coalition has a majority of two."),
    ("2023-06-01", "The motion was carried by 58 votes to 41, with one abstention."),
    (
        "2023-06-01",
        "Turnout was 61%, six points lower than in 2019 (67%) and the lowest since 1994.",
    ),
    (
        "2023-06-01",
        "The party won 33.4% of the vote and 141 of 349 seats; its ally won 12.1% and 42 seats.",
    ),
    (
        "2023-06-01",
        "Between 2010 and 2020 the number of farms fell from 12,000 to 9,000, "
        "by a quarter, and their average size grew from 30 to 40 hectares.",
    ),
    (
        "2023-06-01",
        "The fleet of 48 aircraft, half of them leased, "
        "carried 5.2 million passengers, 9% more than in 2021.",
    ),
    (
        "2023-06-01",
        "Orders stood at 3.6 billion at the end of the "
        "year, equal to 18 months of sales of 2.4 billion.",
    ),
    ("2023-06-01", "Every second household, or 1.2 of 2.4 million, has a solar panel."),
    ("2023-06-01", "The fund returned 7.5% a year over five years, 43.6% in all."),
    ("2023-06-01", "The population will shrink from 10.2 to 9.7 million by 2040, by about 5%."),
    (
        "2023-06-01",
        "Exports of 210 billion and imports of 195 billion left "
        "a surplus of 15 billion, after 22 billion in 2021.",
    ),
    (
        "2023-06-01",
        "Freight by rail fell 3% to 68 million tonnes, by road it rose 2% to 340 "
        "million, and so the share of rail fell to 17% of the 408 million tonnes of both.",
    ),
    (
        "2023-06-01",
        "The project is two years late and 40% over budget: "
        "it was to cost 500 million and will cost 700 million.",
    ),
    ("2023-06-01", "Women make up 42% of the staff of 3,500, or 1,470."),
    (
        "2023-06-01",
        "The island has 86,000 inhabitants on 316 "
        "square kilometres, that is 272 per square kilometre.",
    ),
    ("2023-06-01", "Unemployment rose by 12,000 to 148,000, the rate by 0.3 points to 4.1%."),
    (
        "2023-06-01",
        "The price doubled between January and March, from 60 "
        "to 120 euros, and then fell by 25% to 90.",
    ),
    (
        "2023-06-01",
        "Half of the 60 million came from the state, a "
        "third from the province and the rest, 10 million, from donors.",
    ),
    (
        "2023-06-01",
        "The company bought back 2 million of its 50 million shares, 4%, "
        "at an average price of 35 dollars, for 70 million in total.",
    ),
    ("2023-06-01", "Sales per employee were 250,000 dollars: 1.5 billion with 6,000 people."),
    ("2023-06-01", "The mean age is 41.2 years, 2.3 years more than in 2010 (38.9)."),
    ("2023-06-01", "One in eight of the 16,000 flats, 2,000 in all, is empty."),
    (
        "2023-06-01",
        "The reserve fell to $28 billion, less than three "
        "months of imports, which average $10 billion a month.",
    ),
    (
        "2023-06-01",
        "Gross debt was 1.2 billion and cash 300 million, so that "
        "net debt came to 900 million, 1.8 times EBITDA of 500 million.",
    ),
    (
        "2023-06-01",
        "The strike lasted from 3 to 14 March, twelve days, and "
        "cost the railway 3 million a day, 36 million in all.",
    ),
    (
        "2023-06-01",
        "The first ferry carried 400 people, the second 350 and "
        "the third 250; a thousand in one day was a record.",
    ),
    (
        "2023-06-01",
        "Ridership recovered to 92% of its level of 2019: 138 million trips against 150 million.",
    ),
    (
        "2023-06-01",
        "The two regions, with 1.1 and 0.9 million people, have "
        "two million together, a fifth of the country's ten million.",
    ),
    (
        "2023-06-01",
        "Three quarters of the 8,000 respondents, 6,000, said yes, 18% no and 7% did not know.",
    ),
    (
        "2023-06-01",
        "Oil fell by $4 to $76, its third weekly loss in a row, after a fall of 9% in May.",
    ),
    (
        "2023-06-01",
        "The index closed at 4,210, up 0.5% on the day and 9.7% since the start of the year.",
    ),
    ("2023-06-01", "The euro was worth $1.07, 2% less than a month before, when it was at $1.09."),
    ("2023-06-01", "In the ten years to 2022 output grew by 2.5% a year, by 28% altogether."),
    (
        "2023-06-01",
        "Of 193 members 141 voted for the resolution, "
        "five against, 35 abstained and twelve did not vote.",
    ),
    (
        "2023-06-01",
        "The loan of 3 billion is paid out in four tranches: "
        "1 billion at once, and three of some 670 million each.",
    ),
    ("2023-06-01", "Each of the 27 commissioners has a cabinet of six, 162 people in all."),
    (
        "2023-06-01",
        "Milk fetched 43 cents a litre, five cents or 10% less than in autumn (48 cents).",
    ),
    ("2023-06-01", "The minimum wage rises from 1,100 to 1,180 euros, by 80 euros or 7.3%."),
    ("2023-06-01", "With 4.1 children per woman fertility has halved since 1980, when it was 8.2."),
    ("2023-06-01", "The city's debt per head, 2,400 euros, is a third below the average of 3,600."),
    (
        "2023-06-01",
        "A ton of wheat cost 240 euros in June, 180 less than the 420 of a year before.",
    ),
    (
        "2023-06-01",
        "The plant runs 8,000 hours a year at 50 megawatts and so yields 400 gigawatt hours.",
    ),
    ("2023-06-01", "Six per cent of 1.5 million firms, some 90,000, export."),
    (
        "2023-06-01",
        "Membership fell below 400,000 for the first time; in 1990 it had been 943,000.",
    ),
]

DIRECTIONS = [
    (
        "2023-06-01",
        "Unemployment was 5.4%, down from 6.1% a year before, "
        "and the number of vacancies up from 40,000 to 52,000.",
    ),
    (
        "2023-06-01",
        "The deficit widened from 2.1% to 3.4% of GDP, while "
        "debt, at 58%, was lower than the 61% of 2020.",
    ),
    ("2023-06-01", "The gap between rich and poor narrowed from 8.8 to 7.2 percentage points."),
    (
        "2023-06-01",
        "Journey times were shortened from 90 to 65 minutes, "
        "and the line was extended from 40 to 72 kilometres.",
    ),
    ("2023-06-01", "The franc weakened from 0.98 to 1.02 per euro."),
    ("2023-06-01", "The rouble strengthened from 75 to 60 per dollar and later weakened to 82."),
    ("2023-06-01", "The price per tonne slipped to $310, from $340 in April and $390 in March."),
    ("2023-06-01", "Deaths fell to 1,200, the lowest figure since 1958, from 1,310."),
    (
        "2023-06-01",
        "Oil rose for a third day, to $82.40 from "
        "$81.10, but remained below its peak of $97 in September.",
    ),
    (
        "2023-06-01",
        "Ranks changed: Chile moved up from 45th to 39th and Peru down from 50th to 58th.",
    ),
    ("2023-06-01", "Spain rose from seventh to fifth place and Italy fell from fourth to eighth."),
    ("2023-06-01", "The yield dropped from 4.2% to 3.9% as prices rose from 98 to 101."),
    (
        "2023-06-01",
        "The loss was reduced from 45 to 12 million, and a profit of 8 million is expected.",
    ),
    (
        "2023-06-01",
        "After a loss of 12 million the firm made "
        "a profit of 3 million, an improvement of 15 million.",
    ),
    ("2023-06-01", "Growth accelerated to 3.1% after 2.4%; inflation eased to 4.0% after 5.2%."),
    (
        "2023-06-01",
        "The current account swung from a deficit of $3 billion to a surplus of $1 billion.",
    ),
    (
        "2023-06-01",
        "The share of coal declined from 40% to 25% and that of gas increased from 20% to 31%.",
    ),
    (
        "2023-06-01",
        "The waiting list grew by 2,000 to 31,000; before the pandemic it had been at 24,000.",
    ),
    (
        "2023-06-01",
        "Between 2015 and 2020 the average fell from 7.5 to 6.9, but in 2021 it jumped to 8.1.",
    ),
    ("2023-06-01", "The rate was lowered to 3.75% from 4.00% in May and to 3.50% in June."),
    (
        "2023-06-01",
        "The index stood at 48.5, below the threshold of 50 and down from 49.2 in April.",
    ),
    (
        "2023-06-01",
        "Sales in Asia were up 12% at 240 million; those in Europe were down 3% at 480 million.",
    ),
    ("2023-06-01", "The temperature rose from -4 to 3 degrees overnight."),
    (
        "2023-06-01",
        "Exports went from 2.0 to 2.6 billion and imports from 3.1 to "
        "2.9 billion, so that the deficit fell from 1.1 to 0.3 billion.",
    ),
    (
        "2023-06-01",
        "The delegation met the minister in Riga on Tuesday, "
        "30 May 2023, and left on 2 June, a Friday.",
    ),
    (
        "2023-06-01",
        "The largest of the four plants has 800 megawatts, "
        "the smallest 120; the other two have 350 and 410.",
    ),
    ("2023-06-01", "Of the three bids, of 14, 15 and 17 million, the lowest won."),
    (
        "2023-06-01",
        "The highest temperature, 41.2 degrees, was measured on "
        "28 July, the lowest, -18.4, on 9 January.",
    ),
    (
        "2023-06-01",
        "The firm is the second largest of the sector, after "
        "Norda with 21% and before Selk with 14%; it has 17%.",
    ),
    (
        "2023-06-01",
        "The fourth quarter was the best, with sales of 130 million after 95, 110 and 105 million.",
    ),
    ("2023-06-01", "The bridge is 1,200 metres long, twice as long as the old one of 600 metres."),
    ("2023-06-01", "Children under five make up 12%, those over 65 just 6%."),
    (
        "2023-06-01",
        "The first phase, from 2018 to 2020, cost 30 million; "
        "the second, until 2023, 45 million, half as much again.",
    ),
    (
        "2023-06-01",
        "The trust was founded in 1898, 125 years ago, "
        "and has been chaired by Ada Lund, 61, since 2011.",
    ),
    (
        "2023-06-01",
        "He was born on 3 May 1950 and died on 4 May 2020, a day after his 70th birthday.",
    ),
    ("2023-06-01", "The agreement runs for five years, from 1 July 2023 to 30 June 2028."),
    (
        "2023-06-01",
        "In its 25th year the festival, first held in 1998, had to be "
        "cancelled in 2020 and 2021, so the 24th edition takes place in 2023.",
    ),
    (
        "2023-06-01",
        "The committee met six times in 2022, every second "
        "month, and twice in the first quarter of 2023.",
    ),
    ("2023-06-01", "The chairman, in office since 2016, will leave in 2024 after eight years."),
    (
        "2023-06-01",
        "The contract of 1994 ended after 25 years in 2019 and was renewed for ten years to 2029.",
    ),
    (
        "2023-06-01",
        "Elections were held on Sunday 14 May 2023 and the run-off two weeks later, on 28 May.",
    ),
    (
        "2023-06-01",
        "The law of 12 March 2021 came into force three months after its adoption, on 12 June.",
    ),
    (
        "2023-06-01",
        "A decade ago, in 2013, there were 1.4 "
        "million; five years ago 1.6 million; now 1.9 million.",
    ),
    (
        "2023-06-01",
        "The company, with plants in Brno, Linz, Graz "
        "and Ulm, runs four plants in three countries.",
    ),
    (
        "2023-06-01",
        "The five largest creditors, China, Japan, France, Germany "
        "and the World Bank, hold 70% of the debt.",
    ),
    (
        "2023-06-01",
        "Three lenders, the World Bank, the EBRD and the EIB, share "
        "the cost in equal parts of 50 million, 150 million in all.",
    ),
    ("2023-06-01", "Two members, Hungary and Slovakia, voted against and Austria abstained."),
    (
        "2023-06-01",
        "The union of 24 municipalities, six towns and 18 villages, has 310,000 inhabitants.",
    ),
    ("2023-06-01", "Output per hour rose 1.2%, per head 0.8%."),
    ("2023-06-01", "The pipeline brings 55 billion cubic metres a year, some 150 million a day."),
    (
        "2023-06-01",
        "Insurance pays 80% of the damage of 2.5 million, that "
        "is two million; the rest is borne by the owner.",
    ),
    ("2023-06-01", "The bank cut 900 jobs, or 6% of its 15,000."),
    ("2023-06-01", "Each household pays 34 euros more, or about 3 a month."),
    ("2023-06-01", "With rates at 4% a loan of 200,000 costs 8,000 in interest a year."),
    ("2023-06-01", "Half of the members, 14 of 27, have ratified; in 13 the procedure is open."),
    (
        "2023-06-01",
        "The turnover tax was raised by two points to 21%, the reduced rate by one to 10%.",
    ),
    ("2023-06-01", "A quarter of the 480 pages is tables."),
    ("2023-06-01", "The paper costs 2.80 euros, 20 cents more than last year, a rise of 7.7%."),
    (
        "2023-06-01",
        "The harvest was 30% smaller than in 2022, at 2.1 million tonnes against 3.0 million.",
    ),
    (
        "2023-06-01",
        "Pensions rise by 4.4% in the west and 5.9% in the east, so "
        "that for the first time they are equal at 37.60 euros a point.",
    ),
]

ORGANISATIONS = [
    (
        "2017-03-01",
        "The organisation was founded in 1985 by seven "
        "states; Afghanistan joined as the eighth in 2007.",
    ),
    (
        "2017-03-01",
        "The South Asian Association for Regional Cooperation, with its "
        "secretariat in Kathmandu, held its 18th summit in November 2014.",
    ),
    (
        "2017-03-01",
        "ASEAN, born in Bangkok on 8 August 1967 with five "
        "members, has had ten since Cambodia joined in April 1999.",
    ),
    (
        "2017-03-01",
        "The African Union readmitted Morocco in January 2017, 33 "
        "years after it had left the Organisation of African Unity.",
    ),
    (
        "2017-03-01",
        "The Arab League, founded in Cairo in March "
        "1945 by six states, suspended Syria in November 2011.",
    ),
    (
        "2017-03-01",
        "The OSCE has 57 participating states from "
        "Vancouver to Vladivostok and its secretariat in Vienna.",
    ),
    (
        "2017-03-01",
        "The Council of Europe, with 47 members, sits in Strasbourg; Belarus is not one of them.",
    ),
    (
        "2017-03-01",
        "The Pacific Alliance of Chile, Colombia, Mexico and "
        "Peru was set up in April 2011 in Lima.",
    ),
    (
        "2017-03-01",
        "The Eurasian Economic Union came into being on 1 January "
        "2015; Armenia joined the next day and Kyrgyzstan in August.",
    ),
    ("2017-03-01", "GUAM unites Georgia, Ukraine, Azerbaijan and Moldova and was founded in 1997."),
    (
        "2017-03-01",
        "The Andean Community has four members, Bolivia, Colombia, "
        "Ecuador and Peru, since Venezuela left in 2006.",
    ),
    ("2017-03-01", "Venezuela joined Mercosur in 2012 and was suspended in December 2016."),
    (
        "2017-03-01",
        "The East African Community of Kenya, Tanzania and Uganda was revived "
        "in 2000; Rwanda and Burundi joined in 2007, South Sudan in 2016.",
    ),
    ("2017-03-01", "SADC has 15 members, from Angola to Zimbabwe, and its seat in Gaborone."),
    ("2017-03-01", "The Nordic Council was founded in 1952; Finland joined in 1955."),
    ("2017-03-01", "The OECD, with 35 members since Latvia joined in 2016, has its seat in Paris."),
    (
        "2017-03-01",
        "OPEC, founded in Baghdad in 1960, has been in "
        "Vienna since 1965; Gabon came back in July 2016.",
    ),
    (
        "2017-03-01",
        "The Gulf Cooperation Council was founded in 1981 in Abu Dhabi and has six members.",
    ),
    (
        "2017-03-01",
        "The Organisation of Islamic Cooperation has 57 member states and its seat in Jeddah.",
    ),
    ("2017-03-01", "The Commonwealth has 52 members; the Maldives left in October 2016."),
    ("2017-03-01", "Montenegro was invited to NATO in December 2015 and will be its 29th member."),
    (
        "2017-03-01",
        "Russia was excluded from the G8 in March 2014, "
        "and the summit planned in Sochi was held in Brussels.",
    ),
    (
        "2017-03-01",
        "The BRICS met in Goa in October 2016, in Ufa in 2015 and in Fortaleza in 2014.",
    ),
    (
        "2017-03-01",
        "The Asian Infrastructure Investment Bank opened in Beijing in January "
        "2016 with 57 founding members and $100 billion of capital.",
    ),
    (
        "2017-03-01",
        "The New Development Bank, agreed in Fortaleza in July 2014, has its seat in Shanghai.",
    ),
    (
        "2017-03-01",
        "The Shanghai Cooperation Organisation was founded on 15 June 2001 in "
        "Shanghai, where the Shanghai Five had first met in April 1996.",
    ),
    (
        "2017-03-01",
        "India and Pakistan signed the memorandum of obligations in Tashkent in June "
        "2016 and are to become full members in Astana in June 2017.",
    ),
    (
        "2017-03-01",
        "Iran has been an observer of the Shanghai Cooperation Organisation since 2005.",
    ),
    ("2017-03-01", "Turkmenistan is the only state of Central Asia that is not a member."),
    (
        "2017-03-01",
        "Uzbekistan left the Collective Security Treaty Organization "
        "in 2012, for the second time after 1999.",
    ),
    (
        "2017-03-01",
        "The CIS was founded in December 1991 by eleven of the "
        "fifteen former Soviet republics; Georgia joined in 1993 and left in 2009.",
    ),
    (
        "2017-03-01",
        "The Economic Cooperation Organization of Iran, Pakistan and "
        "Turkey took in seven more states in 1992.",
    ),
    (
        "2017-03-01",
        "The Caspian Sea is shared by five "
        "states, Russia, Kazakhstan, Turkmenistan, Iran and Azerbaijan.",
    ),
    (
        "2017-03-01",
        "Shavkat Mirziyoyev, prime minister since 2003, was elected president of Uzbekistan "
        "on 4 December 2016, three months after the death of Islam Karimov.",
    ),
    ("2017-03-01", "Nursultan Nazarbayev has led Kazakhstan since before independence."),
    (
        "2017-03-01",
        "Sooronbay Jeenbekov was prime minister of Kyrgyzstan "
        "from April 2016, under President Almazbek Atambayev.",
    ),
    (
        "2017-03-01",
        "Gurbanguly Berdimuhamedow was re-elected in February 2017 with 97.7% of the vote.",
    ),
    (
        "2017-03-01",
        "Emomali Rahmon, in office since 1992, changed his name from Rakhmonov in 2007.",
    ),
    (
        "2017-03-01",
        "Theresa May succeeded David Cameron on 13 July 2016, three weeks after the referendum.",
    ),
    ("2017-03-01", "Donald Trump was inaugurated on 20 January 2017 as the 45th president."),
    (
        "2017-03-01",
        "Antonio Tajani succeeded Martin Schulz as president of the European Parliament in "
        "January 2017; Jean-Claude Juncker heads the Commission and Donald Tusk the Council.",
    ),
    (
        "2017-03-01",
        "Janet Yellen has chaired the Federal Reserve "
        "since February 2014, when she followed Ben Bernanke.",
    ),
    (
        "2017-03-01",
        "Haruhiko Kuroda became governor of the Bank of Japan in March 2013, "
        "Mark Carney of the Bank of England in July of that year.",
    ),
    (
        "2017-03-01",
        "Christine Lagarde has headed the IMF since July 2011, "
        "Jim Yong Kim the World Bank since July 2012.",
    ),
    (
        "2017-03-01",
        "Jens Stoltenberg, once prime minister of Norway, "
        "became secretary general of NATO in October 2014.",
    ),
    (
        "2017-03-01",
        "Sergei Lavrov has been foreign minister since March "
        "2004, Wang Yi in China since March 2013.",
    ),
    (
        "2017-03-01",
        "Park Geun-hye was impeached in December 2016; Hwang "
        "Kyo-ahn, the prime minister, acts in her place.",
    ),
    (
        "2017-03-01",
        "Michel Temer replaced Dilma Rousseff in 2016, first in "
        "May and for good at the end of August.",
    ),
    ("2017-03-01", "Mauricio Macri took over from Cristina Kirchner in December 2015."),
    (
        "2017-03-01",
        "Adama Barrow was sworn in in Dakar in January 2017, after Yahya Jammeh had refused to go.",
    ),
]


@pytest.mark.parametrize(
    ("day", "text"), [*FIGURES, *HISTORY, *ARITHMETIC, *DIRECTIONS, *ORGANISATIONS]
)
def test_a_true_sentence_raises_no_alarm(check: Check, day: str, text: str) -> None:
    found = check(text, day).findings
    assert [one.message for one in found if one.severity.value != "info"] == []
