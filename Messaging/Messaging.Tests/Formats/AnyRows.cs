using System.Text.Json;
using Bogus;

namespace Messaging.Tests.Formats;

/// <summary>Rows with whatever may stand in them, the same for the same seed.</summary>
internal static class AnyRows
{
    private static readonly string[] Texts =
        ["IBM", "^GSPC", "a,b", "say \"so\"", "{x", "[y]", "k:v", "line\nbreak", "cr\r\nlf", " spaces ", "#comment", "=1+1", "İstanbul ß ½ 価格 😀", "'", "<&>", "null", "\"", ",", "--"];

    public static List<AnyRow> Make(int seed, int count)
    {
        var faker = new Faker { Random = new Randomizer(seed) };
        return [.. Enumerable.Range(0, count).Select(_ => One(faker))];
    }

    /// <summary>As JSON, to compare rows by all that is in them.</summary>
    public static string Show(object value) => JsonSerializer.Serialize(value);

    private static AnyRow One(Faker faker) => new()
    {
        Symbol = Text(faker),
        Day = DateOnly.FromDayNumber(faker.Random.Int(0, DateOnly.MaxValue.DayNumber)),
        Price = Decimal(faker),
        MaybePrice = faker.Random.Bool() ? Decimal(faker) : null,
        Volume = faker.Random.Bool() ? faker.Random.Long() : faker.PickRandom(0, long.MinValue, long.MaxValue),
        Ratio = faker.Random.Bool() ? faker.PickRandom(faker.Random.Double(-1, 1), 1e300, -0.0, double.Epsilon, 1e16, 0.1) : null,
        Flag = faker.Random.Bool(),
        Side = faker.PickRandom<AnySide>(),
        At = new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc).AddTicks(faker.PickRandom(1, TimeSpan.TicksPerSecond, faker.Random.Long(1, TimeSpan.TicksPerDay - 1))),
        Id = faker.Random.Guid(),
        Names = faker.Random.Bool() ? [.. Enumerable.Range(0, faker.Random.Int(0, 3)).Select(_ => Text(faker))] : null,
        Tags = faker.Random.Bool() ? Enumerable.Range(0, faker.Random.Int(0, 3)).ToDictionary(i => $"{Text(faker)}{i}", _ => Text(faker), StringComparer.Ordinal) : null,
        Inner = faker.Random.Bool() ? new() { Text = Text(faker), Numbers = faker.Random.Bool() ? [1, null, -3] : null } : null,
    };

    private static string Text(Faker faker) => faker.PickRandom(Texts);

    private static decimal Decimal(Faker faker) =>
        new(faker.Random.Int(), faker.Random.Bool() ? 0 : faker.Random.Int(), 0, faker.Random.Bool(), (byte)faker.Random.Int(0, 8));
}
