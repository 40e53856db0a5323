"""Which figures are read from the pages of the World Factbook, by edition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its `path` in a page, what it states, and what must stand `after` the number.

    `additive` figures sum over countries.
    """

    path: str
    measure: str
    unit: str
    after: str = ""
    basis: str = ""
    additive: bool = False

    @property
    def series(self) -> str:
        """The id of its series."""
        return f"{self.measure}:{self.basis}" if self.basis else self.measure


_PEOPLE = "People and Society"
_AREA, _LENGTH = "kilometer ** 2", "kilometer"
_OIL, _GAS = "barrel / day", "meter ** 3"

# What stands in the same places of all editions.
_VITAL = (
    Figure(f"{_PEOPLE}/Population growth rate", "population_growth", "percent", "%"),
    Figure(f"{_PEOPLE}/Median age/total", "median_age", "year", "years"),
    Figure(f"{_PEOPLE}/Birth rate", "birth_rate", "per_thousand", "births"),
    Figure(f"{_PEOPLE}/Death rate", "death_rate", "per_thousand", "deaths"),
    Figure(
        f"{_PEOPLE}/Life expectancy at birth/total population", "life_expectancy", "year", "years"
    ),
    Figure(f"{_PEOPLE}/Total fertility rate", "fertility_rate", "child / woman", "children"),
    Figure(f"{_PEOPLE}/Infant mortality rate/total", "infant_mortality", "per_thousand", "deaths"),
    Figure(f"{_PEOPLE}/Urbanization/urban population", "urbanisation", "percent", "%"),
)
_CONNECTIONS = (
    Figure(
        "Communications/Internet users/percent of population",
        "internet_users_share",
        "percent",
        "%",
    ),
    Figure("Transportation/Railways/total", "railway_length", _LENGTH, "km"),
)

FIGURES = (
    Figure("Geography/Area/total", "area", _AREA, "sq km"),
    Figure("Geography/Area/land", "land_area", _AREA, "sq km"),
    Figure("Geography/Land boundaries/total", "land_border_length", _LENGTH, "km"),
    Figure("Geography/Coastline", "coastline", _LENGTH, "km"),
    Figure(f"{_PEOPLE}/Population/total", "population", "person"),
    *_VITAL,
    Figure(
        f"{_PEOPLE}/Health expenditure/Health expenditure (as % of GDP)",
        "health_expenditure_share_of_gdp",
        "percent",
        "%",
    ),
    Figure("Economy/GDP (official exchange rate)", "gdp", "USD", basis="current_usd"),
    Figure("Economy/Real GDP growth rate", "gdp_growth", "percent", "%"),
    Figure("Economy/Inflation rate (consumer prices)", "inflation", "percent", "%"),
    Figure("Economy/Unemployment rate", "unemployment", "percent", "%"),
    Figure("Economy/Public debt", "government_debt_share_of_gdp", "percent", "%"),
    Figure("Economy/Current account balance", "current_account", "USD"),
    Figure("Economy/Exports", "exports", "USD", basis="goods_and_services"),
    Figure("Economy/Imports", "imports", "USD", basis="goods_and_services"),
    Figure("Economy/Reserves of foreign exchange and gold", "reserves", "USD"),
    Figure("Economy/Debt - external", "external_debt", "USD"),
    Figure("Economy/Exchange rates", "exchange_rate", "local currency / USD"),
    Figure("Economy/Labor force", "labour_force", "person"),
    Figure(
        "Energy/Petroleum/total petroleum production",
        "oil_production",
        _OIL,
        "bbl/day",
        additive=True,
    ),
    Figure(
        "Energy/Petroleum/crude oil estimated reserves",
        "oil_reserves",
        "barrel",
        "barrels",
        additive=True,
    ),
    Figure("Energy/Natural gas/production", "gas_production", _GAS, "cubic meters", additive=True),
    Figure(
        "Energy/Natural gas/consumption", "gas_consumption", _GAS, "cubic meters", additive=True
    ),
    Figure("Energy/Natural gas/exports", "gas_exports", _GAS, "cubic meters", additive=True),
    Figure(
        "Energy/Natural gas/proven reserves", "gas_reserves", _GAS, "cubic meters", additive=True
    ),
    Figure("Energy/Coal/production", "coal_production", "metric_ton", "metric tons", additive=True),
    Figure(
        "Energy/Electricity/consumption",
        "electricity_consumption",
        "kilowatt_hour",
        "kWh",
        additive=True,
    ),
    *_CONNECTIONS,
    Figure(
        "Military and Security/Military expenditures",
        "military_expenditure_share_of_gdp",
        "percent",
        "%",
    ),
    Figure(
        "Environment/Carbon dioxide emissions/total emissions",
        "co2_emissions",
        "metric_ton",
        "metric tonnes",
        additive=True,
    ),
)

# The edition of 2015 gives up to three years of a figure; its trade is in goods only. Its GDP at
# purchasing power parity is in dollars of one year, so it is no series of current ones.
FIGURES_OF_2015 = (
    Figure(f"{_PEOPLE}/Population", "population", "person"),
    *_VITAL,
    Figure(
        f"{_PEOPLE}/Health expenditures", "health_expenditure_share_of_gdp", "percent", "% of GDP"
    ),
    Figure("Economy/GDP (official exchange rate)", "gdp", "USD", basis="current_usd"),
    Figure("Economy/GDP - real growth rate", "gdp_growth", "percent", "%"),
    Figure("Economy/Inflation rate (consumer prices)", "inflation", "percent", "%"),
    Figure("Economy/Unemployment rate", "unemployment", "percent", "%"),
    Figure("Economy/Public debt", "government_debt_share_of_gdp", "percent", "% of GDP"),
    Figure("Economy/Current account balance", "current_account", "USD"),
    Figure("Economy/Exports", "exports", "USD", basis="goods"),
    Figure("Economy/Imports", "imports", "USD", basis="goods"),
    Figure("Economy/Reserves of foreign exchange and gold", "reserves", "USD"),
    Figure("Economy/Debt - external", "external_debt", "USD"),
    Figure("Economy/Labor force", "labour_force", "person"),
    Figure("Energy/Crude oil - production", "oil_production", _OIL, "bbl/day", additive=True),
    Figure("Energy/Crude oil - proved reserves", "oil_reserves", "barrel", "bbl", additive=True),
    Figure("Energy/Natural gas - production", "gas_production", _GAS, "cu m", additive=True),
    Figure("Energy/Natural gas - consumption", "gas_consumption", _GAS, "cu m", additive=True),
    Figure("Energy/Natural gas - exports", "gas_exports", _GAS, "cu m", additive=True),
    Figure("Energy/Natural gas - proved reserves", "gas_reserves", _GAS, "cu m", additive=True),
    Figure(
        "Energy/Electricity - consumption",
        "electricity_consumption",
        "kilowatt_hour",
        "kWh",
        additive=True,
    ),
    *_CONNECTIONS,
    Figure(
        "Military/Military expenditures", "military_expenditure_share_of_gdp", "percent", "% of GDP"
    ),
)
