"""What the publishers' series codes mean in measures, bases and units of factcheck."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a series measures; an additive one sums over countries to the world's total."""

    measure: str
    unit: str
    basis: str = ""
    additive: bool = False


def _total(measure: str, basis: str = "") -> Meaning:
    return Meaning(measure, "USD", basis, additive=True)


def _share(measure: str) -> Meaning:
    return Meaning(measure, "percent")


# Indicators of the World Bank: https://data.worldbank.org/indicator
WORLD_BANK = {
    "NY.GDP.MKTP.CD": _total("gdp", "current_usd"),
    "NY.GDP.MKTP.KD": _total("gdp", "constant_usd"),
    "NY.GDP.MKTP.PP.CD": _total("gdp", "ppp"),
    "NY.GDP.MKTP.PP.KD": _total("gdp", "constant_ppp"),
    "NY.GDP.PCAP.CD": Meaning("gdp_per_capita", "USD", "current_usd"),
    "NY.GDP.PCAP.KD": Meaning("gdp_per_capita", "USD", "constant_usd"),
    "NY.GDP.PCAP.PP.CD": Meaning("gdp_per_capita", "USD", "ppp"),
    "NY.GDP.PCAP.PP.KD": Meaning("gdp_per_capita", "USD", "constant_ppp"),
    "NY.GDP.MKTP.KD.ZG": _share("gdp_growth"),
    "NY.GNP.MKTP.PP.CD": _total("gni_ppp", "ppp"),
    "NY.GNP.PCAP.PP.CD": Meaning("gni_per_capita_ppp", "USD", "ppp"),
    "NY.GNP.PCAP.CD": Meaning("gni_per_capita", "USD"),
    "FP.CPI.TOTL.ZG": _share("inflation"),
    "SL.UEM.TOTL.ZS": _share("unemployment"),
    "GC.DOD.TOTL.GD.ZS": _share("government_debt_share_of_gdp"),
    "SH.XPD.CHEX.GD.ZS": _share("health_expenditure_share_of_gdp"),
    "MS.MIL.XPND.GD.ZS": _share("military_expenditure_share_of_gdp"),
    "BN.CAB.XOKA.CD": Meaning("current_account", "USD"),
    "BX.GSR.MRCH.CD": _total("exports", "goods"),
    "BM.GSR.MRCH.CD": _total("imports", "goods"),
    "NE.EXP.GNFS.CD": _total("exports", "goods_and_services"),
    "NE.IMP.GNFS.CD": _total("imports", "goods_and_services"),
    "FI.RES.TOTL.CD": Meaning("reserves", "USD"),
    "DT.DOD.DECT.CD": Meaning("external_debt", "USD"),
    "BX.KLT.DINV.CD.WD": Meaning("foreign_direct_investment", "USD"),
    "BX.TRF.PWKR.CD.DT": Meaning("remittances", "USD"),
    "PA.NUS.FCRF": Meaning("exchange_rate", "local currency / USD"),
    "SP.POP.TOTL": Meaning("population", "person", additive=True),
    "SP.POP.GROW": _share("population_growth"),
    "SP.DYN.LE00.IN": Meaning("life_expectancy", "year"),
    "SP.DYN.TFRT.IN": Meaning("fertility_rate", "child / woman"),
    "SP.DYN.CBRT.IN": Meaning("birth_rate", "per_thousand"),
    "SP.DYN.CDRT.IN": Meaning("death_rate", "per_thousand"),
    "SP.DYN.IMRT.IN": Meaning("infant_mortality", "per_thousand"),
    "SP.URB.TOTL.IN.ZS": _share("urbanisation"),
    "SL.TLF.TOTL.IN": Meaning("labour_force", "person", additive=True),
    "IT.NET.USER.ZS": _share("internet_users_share"),
    "SE.ADT.LITR.ZS": _share("literacy"),
    "SI.POV.NAHC": _share("poverty"),
    "SN.ITK.DEFC.ZS": _share("undernourishment_prevalence"),
    "AG.SRF.TOTL.K2": Meaning("area", "kilometer ** 2"),
    "AG.LND.TOTL.K2": Meaning("land_area", "kilometer ** 2"),
    "ER.H2O.INTR.PC": Meaning("renewable_freshwater_per_capita", "meter ** 3"),
    "EP.PMP.DESL.CD": Meaning("diesel_price", "USD / liter"),
}

# Subjects of the World Economic Outlook of the IMF, with the unit that its table must state.
WEO = {
    "NGDPD": (_total("gdp", "current_usd"), "U.S. dollars"),
    "PPPGDP": (_total("gdp", "ppp"), "international dollars"),
    "NGDPDPC": (Meaning("gdp_per_capita", "USD", "current_usd"), "U.S. dollars"),
    "PPPPC": (Meaning("gdp_per_capita", "USD", "ppp"), "international dollars"),
    "NGDPRPPPPC": (Meaning("gdp_per_capita", "USD", "constant_ppp"), "international dollar"),
    "NGDP_RPCH": (_share("gdp_growth"), "Percent change"),
    "PCPIPCH": (_share("inflation"), "Percent change"),
    "PCPIEPCH": (Meaning("inflation", "percent", "end_of_year"), "Percent change"),
    "PPPSH": (Meaning("gdp_share_of_world", "percent", "ppp"), "Percent"),
    "BCA_NGDPD": (_share("current_account_share_of_gdp"), "Percent of GDP"),
    "GGXCNL_NGDP": (_share("budget_balance_share_of_gdp"), "Percent of GDP"),
    "LUR": (_share("unemployment"), "Percent of total labor force"),
    "LP": (Meaning("population", "person", additive=True), "Persons"),
    "GGXWDG_NGDP": (_share("government_debt_share_of_gdp"), "Percent of GDP"),
    "BCA": (Meaning("current_account", "USD"), "U.S. dollars"),
}

# Columns of the World Population Prospects -> what they mean, and the factor of their unit.
UN_WPP = {
    "PopTotal": (Meaning("population", "person", additive=True), 1000),
    "TPopulation1July": (Meaning("population", "person", additive=True), 1000),
    "PopGrowthRate": (_share("population_growth"), 1),
    "MedianAgePop": (Meaning("median_age", "year"), 1),
    "CBR": (Meaning("birth_rate", "per_thousand"), 1),
    "CDR": (Meaning("death_rate", "per_thousand"), 1),
    "TFR": (Meaning("fertility_rate", "child / woman"), 1),
    "LEx": (Meaning("life_expectancy", "year"), 1),
    "IMR": (Meaning("infant_mortality", "per_thousand"), 1),
}
