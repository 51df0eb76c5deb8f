using System.Globalization;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks;

/// <summary>The plan of a fetch as lines for people.</summary>
internal static class RequestPlanText
{
    /// <summary>A line for each request in its order, one for each symbol that is not asked for, and the cost.</summary>
    public static void Write(TextWriter output, string provider, RequestPlan plan)
    {
        foreach (var request in plan.Requests) output.WriteLine($"{request.Symbol}: {request.Function}");
        foreach (var (symbol, lastDate) in plan.UpToDate) output.WriteLine($"{symbol}: up to date, last day {lastDate:O}; not asked for");
        if (plan.Problem is { } problem) output.WriteLine($"nothing can be asked: {problem}");
        if (plan.Left < plan.Requests.Count) output.WriteLine("the rest is left for later days: what is stored is never asked for twice");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Requests.Count} requests to {provider}{Left(plan)}; dry run: nothing was asked or stored"));
    }

    private static string Left(RequestPlan plan) =>
        plan.Left is { } left ? string.Create(CultureInfo.InvariantCulture, $", {left} left today") : "";
}
