using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core;

/// <summary>Registers every use case, outbox handler and job. They keep no state, so one of each serves all.</summary>
public static class CoreSetup
{
    public static IServiceCollection AddOrderDeskCore(this IServiceCollection services)
    {
        services.AddSingleton<PlaceOrder>().AddSingleton<CancelOrder>().AddSingleton<ModifyOrder>().AddSingleton<HoldOrder>().AddSingleton<ReleaseHold>().AddSingleton<AddNote>()
            .AddSingleton<SetPriority>().AddSingleton<CompleteOrder>().AddSingleton<ChangeStatus>().AddSingleton<AcceptAll>().AddSingleton<SplitBackorder>().AddSingleton<CloseShort>();
        services.AddSingleton<PayOrder>().AddSingleton<ChargePayment>();
        services.AddSingleton<AcceptSubOrder>().AddSingleton<DeclineSubOrder>();
        services.AddSingleton<CreateFulfillment>().AddSingleton<PickFulfillment>().AddSingleton<PackFulfillment>().AddSingleton<ShipFulfillment>()
            .AddSingleton<UndoFulfillment>().AddSingleton<TrackFulfillment>();
        services.AddSingleton<PrintDocuments>();
        services.AddSingleton<SetSafetyStock>().AddSingleton<ChangeHub>().AddSingleton<SaveRules>().AddSingleton<RejectLine>().AddSingleton<BackTest>();
        services.AddSingleton<AdjustStock>().AddSingleton<ReceiveStock>().AddSingleton<BlockLot>().AddSingleton<MoveStock>().AddSingleton<WriteOffStock>().AddSingleton<SetBin>().AddSingleton<CreateBins>();
        services.AddSingleton<SendTransfer>().AddSingleton<ReceiveTransfer>().AddSingleton<CloseTransfer>().AddSingleton<CancelTransfer>();
        services.AddSingleton<OpenCount>().AddSingleton<EnterCount>().AddSingleton<RecountPlaces>().AddSingleton<ApplyCount>().AddSingleton<CancelCount>();
        services.AddSingleton<ExtendHold>().AddSingleton<FillBackorders>().AddSingleton<SetBackorder>().AddSingleton<MoveBackorder>();
        services.AddSingleton<IOutboxHandler, FillWhenGoodsArrive>().AddSingleton<IOutboxHandler, TellWhenExpected>().AddSingleton<IJob, AllocateBackorders>();
        services.AddSingleton<SaveSupplier>().AddSingleton<SetReorderRule>().AddSingleton<OrderFromSupplier>().AddSingleton<EditReplenishment>().AddSingleton<SendReplenishment>()
            .AddSingleton<ReceiveReplenishment>().AddSingleton<CloseReplenishment>().AddSingleton<IJob, ReplenishStock>();
        services.AddSingleton<CreateWave>().AddSingleton<EndWave>().AddSingleton<ApplyScan>().AddSingleton<ShortPick>();
        services.AddSingleton<IOutboxHandler, SendRefund>().AddSingleton<IOutboxHandler, ReserveWithVendor>().AddSingleton<IOutboxHandler, ReleaseWithVendor>();
        services.AddSingleton<IJob, ExpireReservations>().AddSingleton<IJob, CancelUnpaid>().AddSingleton<IJob, CompleteDelivered>().AddSingleton<IJob, ExpireLots>()
            .AddSingleton<IJob, ResolvePayments>().AddSingleton<IJob, ProveLedger>().AddSingleton<IJob, SendMessages>().AddSingleton<IJob, CleanUp>();
        services.AddSingleton<RunJob>().AddSingleton<SendMessageAgain>().AddSingleton<DiscardMessage>();
        services.AddSingleton<IPaymentGateway, SandboxGateway>().AddSingleton<IVendorGateway, SandboxVendor>();
        return services.AddSingleton(new SalesPolicy()).AddSingleton(new FloorPolicy());
    }
}
