using System.Runtime.Serialization;
using ServiceStack;

#pragma warning disable CA1008, CA1028 // enums of any shape

namespace Shop.ServiceModel
{
    /// <summary>Goods of a <c>kind</c> &amp; more.</summary>
    [Tag("goods")]
    [Route("/goods")]
    [Route("/goods/{Colour}", "GET", Summary = "Not in code")]
    [ApiResponse(404, "No such \"colour\"", ResponseType = typeof(Refusal))]
    [ValidateHasScope("goods:read")]
    public sealed class SearchGoods : IGet, IReturn<Page<Good>>
    {
        [ApiMember(Description = "Ends */ here\nor not", IsRequired = true, ParameterType = "path")]
        public Colour? Colour { get; set; }

        [Validate("InclusiveBetween(1,9)", ErrorCode = "Odd")]
        public int? Limit { get; set; }

        public Page<Good>.Cursor? After { get; set; }
    }

    [Api("Takes a good away")]
    public sealed class RemoveGood : IDelete, IReturnVoid
    {
        public Guid Id { get; set; }
    }

    [Tag("numbers")]
    public sealed class ListNames : IReturn<string[]>;

    [Tag("numbers")]
    public sealed class CountGoods : IPost, IReturn<int>;

    public sealed class ReadPicture : IReturn<byte[]>;

    public sealed class SumGoods : IReturn<Dictionary<string, decimal>>;

    public sealed class ListGoods : IReturn<List<Good>>;

    public sealed class Unmarked;

    public class Page<T>
    {
        public List<T> Items { get; set; } = [];

        public Page<T>? Next { get; set; }

        public sealed class Cursor
        {
            public long Position { get; set; }
        }
    }

    [DataContract(Name = "thing", Namespace = "urn:things")]
    public abstract class Thing
    {
        [DataMember(Name = "id", Order = 3, IsRequired = true, EmitDefaultValue = false)]
        public Guid Id { get; set; }

        [DataMember]
        public Good? Twin { get; set; }
    }

    public interface IPriced
    {
        decimal? Price { get; set; }
    }

    public sealed class Good : Thing, IPriced, IMeta
    {
        public decimal? Price { get; set; }

        public TimeSpan? Age { get; set; }

        public DateTimeOffset Made { get; set; }

        public TimeOnly Opens { get; set; }

        public Uri? Link { get; set; }

        public byte[]? Picture { get; set; }

        public int[] Sizes { get; set; } = [];

        public HashSet<Colour>? Colours { get; set; }

        public Dictionary<Colour, string>? Names { get; set; }

        public Dictionary<int, List<Good?>> Parts { get; set; } = [];

        public IReadOnlyList<double?> Marks { get; set; } = [];

        public int?[][]? Grid { get; set; }

        public Rights Rights { get; set; }

        public Measures? Measures { get; set; }

        public Page<Dictionary<string, Maker>>? Makers { get; set; }

        public Other.Maker? Seller { get; set; }

        public Basket? Basket { get; set; }

        public object? Anything { get; set; }

        public char Letter { get; set; }

        public string @event { get; set; } = "";

        [DataMember(Name = "x-rate")]
        public float Rate { get; set; }

        public Dictionary<string, string>? Meta { get; set; }
    }

    public sealed class Maker
    {
        public string? Name { get; set; }
    }

    public sealed class Basket : List<Maker>;

    public readonly record struct Measures(double Width, double? Height);

    public sealed class Refusal
    {
        public string? Why { get; set; }
    }

    public enum Colour
    {
        Red = 1,

        /// <summary>As the sky.</summary>
        Blue = 5,
    }

    [Flags]
    public enum Rights : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
    }
}

namespace Shop.ServiceModel.Other
{
    public sealed class Maker
    {
        public string Town { get; set; } = "";
    }
}
