namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>What a day is by the calendar alone.</summary>
internal static class DayExtensions
{
    extension(DateOnly day)
    {
        /// <summary>Whether it is a Saturday or a Sunday.</summary>
        public bool IsWeekend => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }
}
