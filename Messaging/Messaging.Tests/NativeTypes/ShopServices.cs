using ServiceStack;
using Shop.ServiceModel;

namespace Messaging.Tests.NativeTypes;

public sealed class ShopServices : IService
{
    public Page<Good> Get(SearchGoods request) => new() { Items = [new() { Rate = request.Limit ?? 0 }] };

    public void Delete(RemoveGood request) => ArgumentNullException.ThrowIfNull(request);

    public string[] Any(ListNames request) => [request.GetType().Name];

    public int Post(CountGoods request) => request.GetHashCode();

    public byte[] Get(ReadPicture request) => [(byte)request.GetType().Name.Length];

    public Dictionary<string, decimal> Any(SumGoods request) => new(StringComparer.Ordinal) { [request.GetType().Name] = 1 };

    public List<Good> Any(ListGoods request) => [new() { Rate = request.GetHashCode() }];

    public Refusal Put(Unmarked request) => new() { Why = request.GetType().Name };
}
