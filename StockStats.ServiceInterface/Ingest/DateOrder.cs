namespace StockStats.ServiceInterface.Ingest;

/// <summary>In which order the numbers of a date stand. One that begins with four digits of a year is read as such in any case.</summary>
public enum DateOrder
{
    /// <summary><c>2017-04-03</c>.</summary>
    YearMonthDay,

    /// <summary><c>03-04-2017</c> is 3 April.</summary>
    DayMonthYear,

    /// <summary><c>03-04-2017</c> is 4 March.</summary>
    MonthDayYear,
}
